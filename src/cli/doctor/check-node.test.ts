import { describe, expect, it } from 'vitest';
import { checkNode } from './check-node.ts';

describe('the Node that runs Vernier', () => {
  it('is fine when it is the packaged one', () => {
    expect(checkNode()).toEqual({ what: 'node', status: 'ok', found: process.version });
  });

  it.each(['v20.20.2', 'v22.23.1'])('is a problem when it is %s, with what to do', (version) => {
    const { status, found } = checkNode(version);
    expect(status).toBe('problem');
    expect(found).toMatch(
      new RegExp(`^${version} runs this, and Vernier needs 24 or newer: start it by .*vernier`, 'u'),
    );
  });
});
