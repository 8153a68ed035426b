import { expect, it } from 'vitest';
import { makeInChild } from './make-in-child.ts';

it('says so where the process ends before anything is made', async () => {
  await expect(makeInChild('there-is-no-such', {})).rejects.toThrow(
    'the process that makes there-is-no-such ended with 1 and nothing made',
  );
});
