import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeInChild } from './make-in-child.ts';

/** The ids of the processes that this one started and that still are. */
function ownChildren(): readonly string[] {
  const ids = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8');
  return ids.split(' ').filter((id) => id !== '');
}

it('says so where the process ends before anything is made', async () => {
  await expect(makeInChild('there-is-no-such', {})).rejects.toThrow(
    'the process that makes there-is-no-such ended with 1 and nothing made',
  );
});

describe.runIf(process.platform === 'linux')('a making that is abandoned', () => {
  const task = { fit: [], certify: [], simulation: {}, createdAt: '' };

  it('is over at once, and leaves no process behind', async () => {
    const before = ownChildren();
    const abandoning = new AbortController();
    const making = makeInChild('sample-work', task, abandoning.signal);
    const started = ownChildren().filter((id) => !before.includes(id));
    abandoning.abort();
    await expect(making).rejects.toMatchObject({
      code: 'upstream-closed',
      message: 'sample-work was abandoned before it was made: start Vernier again',
    });
    expect(started).toHaveLength(1);
    await expect.poll(() => ownChildren().filter((id) => started.includes(id))).toEqual([]);
  });

  it('does not begin where it was abandoned before', async () => {
    const before = ownChildren();
    const making = makeInChild('sample-work', task, AbortSignal.abort());
    const started = ownChildren().filter((id) => !before.includes(id));
    await expect(making).rejects.toMatchObject({ code: 'upstream-closed' });
    expect(started).toEqual([]);
  });
});
