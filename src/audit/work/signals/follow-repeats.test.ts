import { describe, expect, it } from 'vitest';
import { createRepeatFollower } from './follow-repeats.ts';

/** A tool, what it is asked, and what it gives: `!` before a failure, nothing after the colon where it is not told. */
const STEP = /^(?<name>\S+) (?<input>.*):(?: (?<output>.*))?$/u;

/** Follows steps; `$` is a shell, and `forget` says that the conversation was summed up. */
function follow(steps: readonly string[]) {
  const follower = createRepeatFollower();
  for (const [place, step] of steps.entries()) {
    const { name = '', input = '', output } = STEP.exec(step)?.groups ?? {};
    const id = String(place);
    if (step === 'forget') follower.forget();
    else follower.ask({ id, name, input, command: name === '$' ? input : undefined });
    if (output !== undefined) follower.result({ toolId: id, isFailed: output.startsWith('!'), output });
  }
  return follower;
}

const repeated = (...steps: readonly string[]) => [...follow(steps).repeated];

describe('what is asked for again', () => {
  it('is the same that is read again and says the same, or fails the same way', () => {
    expect(repeated('Read a: one', 'Read b: two', 'TodoWrite x: ok', 'Read a: one')).toEqual(['3']);
    expect(repeated('$ npm test: !1 failed', '$ npm test: !1 failed')).toEqual(['1']);
    expect(repeated('Edit a: !no match', 'Edit a: !no match')).toEqual(['1']);
  });

  it.each<readonly [why: string, ...steps: readonly string[]]>([
    ['it says something else', 'Read a: one', 'Read a: other'],
    ['no result is told', 'Read a:', 'Read a:'],
    ['the first result is not told', 'Read a:', 'Read a: one'],
    ['only the beginning is the same', `Read ${'a'.repeat(9999)}1: one`, `Read ${'a'.repeat(9999)}2: one`],
    ['a file was changed', 'Read a: one', 'Edit a: ok', 'Read a: one'],
    ['a shell may have changed something', '$ make: !no', '$ sed -i s/a/b/ a: ok', '$ make: !no'],
    ['nobody knows what a tool did', 'Read a: one', 'mcp__fs__put a: ok', 'Read a: one'],
    ['it may move on each time', 'mcp__browser__next x: ok', 'mcp__browser__next x: ok'],
    ['it may do something each time', '$ npm run next: ok', '$ npm run next: ok'],
    ['it waits for something', '$ sleep 9; curl x: !no', '$ sleep 9; curl x: !no'],
    ['it looks whether something is done', 'BashOutput x: no', 'BashOutput x: no'],
    ['it came true at last', '$ curl x: !no', '$ curl x: !no', '$ curl x: yes'],
    ['the first is no longer in the context', 'Read a: one', 'forget', 'Read a: one'],
    ['the first may be out of the context', 'Read a: 1', 'Read b: 2', 'Read c: 3', 'Read d: 4', 'Read a: 1'],
  ])('is nothing where %s', (_why, ...steps) => {
    expect(repeated(...steps)).toEqual([]);
  });
});

describe('what was done', () => {
  it('is known where all was read and told', () => {
    const steps = ['Read a: one', '$ ls src: a b'];
    expect(follow(steps).deeds()).toBeTypeOf('string');
    expect(follow(steps).deeds()).toBe(follow(steps).deeds());
    expect(follow(['Read a: other', '$ ls src: a b']).deeds()).not.toBe(follow(steps).deeds());
  });

  it.each([
    ['nothing was asked for', []],
    ['something may have changed', ['Read a: one', '$ make: ok']],
    ['a result is not told', ['Read a: one', 'Read b:']],
  ])('is not where %s', (_why, steps) => {
    expect(follow(steps).deeds()).toBeUndefined();
  });
});
