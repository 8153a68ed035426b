import { assert, boolean, nat, option, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { mergeSigns } from './merge-signs.ts';
import { NO_SIGNS } from './task-record.ts';

const time = option(nat(1000), { nil: undefined });
const signs = record({
  askedAtMs: time,
  answeredAtMs: time,
  messageCharacters: nat(9),
  toolCalls: nat(9),
  changes: nat(9),
  failedTools: nat(9),
  repeatedTools: nat(9),
  testRuns: nat(3),
  failedTestRuns: nat(3),
  endsWithFailedTest: boolean(),
  wasCorrected: boolean(),
  wasInterrupted: boolean(),
  isSentAgain: boolean(),
});

it('makes the same of two tellings in either order, and nothing new of the same told twice', () => {
  assert(
    property(signs, signs, (one, other) => {
      expect(mergeSigns(one, other)).toEqual(mergeSigns(other, one));
      expect(mergeSigns(one, one)).toEqual(one);
      expect(mergeSigns(one, mergeSigns(one, other))).toEqual(mergeSigns(one, other));
    }),
  );
});

it('takes what a telling says over nothing', () => {
  assert(
    property(signs, (one) => {
      expect(mergeSigns(NO_SIGNS, { ...one, testRuns: one.testRuns + 1 })).toEqual({
        ...one,
        testRuns: one.testRuns + 1,
      });
    }),
  );
});
