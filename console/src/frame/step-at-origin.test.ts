import { describe, expect, it } from 'vitest';
import { stepAtOrigin } from './step-at-origin.ts';

describe('a step to do next', () => {
  it.each([
    ['Watch: `npx vernier demo`.', 'Watch: `npx vernier demo --url http://127.0.0.1:9000`.'],
    [
      'Ask: `npx vernier ask "Say hello." --effort low`.',
      'Ask: `npx vernier ask --url http://127.0.0.1:9000 "Say hello." --effort low`.',
    ],
    [
      'Fit: `npx vernier dial fit --recordings a.jsonl`.',
      'Fit: `npx vernier dial fit --recordings a.jsonl`.',
    ],
  ])('names the gateway of the page in commands that ask one: %s', (step, expected) => {
    expect(stepAtOrigin(step, 'http://127.0.0.1:9000')).toBe(expected);
  });

  it('stays as it is where commands look by themselves', () => {
    expect(stepAtOrigin('Watch: `npx vernier demo`.', 'http://127.0.0.1:8484')).toBe(
      'Watch: `npx vernier demo`.',
    );
  });
});
