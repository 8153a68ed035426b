import { assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConstructedCall, priceAs, seeCalls } from '../__fixtures__/seen-calls.ts';
import type { Detector } from '../detector.ts';
import { plainInstead, readInstead, withoutTokens } from './change-usage.ts';
import { detectCacheBreaks } from './detect-cache-breaks.ts';
import { detectContextBloat } from './detect-context-bloat.ts';
import { detectModelSwitches } from './detect-model-switches.ts';
import { detectUnreadWrites } from './detect-unread-writes.ts';

/** USD that a detector would have saved, and the calls that it names. */
function judge(detector: Detector, calls: readonly ConstructedCall[]) {
  for (const call of seeCalls(calls)) detector.see(call);
  const [candidate] = detector.finish();
  if (candidate === undefined) return undefined;
  const saved = [...candidate.claims.savedUsdOfSession.values()].reduce((total, usd) => total + usd, 0);
  return { savedUsd: Number(saved.toFixed(9)), calls: [...candidate.claims.calls] };
}

const written = (tokens: number) => ({ cacheWrite5mTokens: tokens });
const begun: ConstructedCall = { session: 'a', atSeconds: 0, usage: written(20_000) };

describe('cache breaks', () => {
  it('counts what was still cached and was written again, at the difference of write and read', () => {
    const calls = [begun, { session: 'a', atSeconds: 60, usage: written(21_000) }];
    // 20,000 tokens at 5 less 0.2 USD a million
    expect(judge(detectCacheBreaks(priceAs), calls)).toEqual({ savedUsd: 0.096, calls: [1] });
  });

  it.each([
    ['the cache was gone', { session: 'a', atSeconds: 400, usage: written(21_000) }],
    ['the conversation was summed up', { session: 'a', atSeconds: 60, usage: written(9000) }],
    ['it was read', { session: 'a', atSeconds: 60, usage: { cacheReadTokens: 20_000, ...written(900) } }],
    ['another conversation wrote it', { session: 'b', atSeconds: 60, usage: written(21_000) }],
    ['another model wrote it', { ...begun, atSeconds: 60, model: 'claude-sonnet-5-5' }],
    ['it was told out of its order', { session: 'a', atSeconds: -60, usage: written(21_000) }],
  ])('finds nothing where %s', (_why, call) => {
    expect(judge(detectCacheBreaks(priceAs), [begun, call])).toBeUndefined();
  });

  it('waits an hour for a cache that stays an hour', () => {
    const hour = { cacheWrite1hTokens: 20_000 };
    const calls = [
      { session: 'a', atSeconds: 0, usage: hour },
      { session: 'a', atSeconds: 3000, usage: hour },
    ];
    // at 8 less 0.2 USD a million
    expect(judge(detectCacheBreaks(priceAs), calls)).toEqual({ savedUsd: 0.156, calls: [1] });
  });
});

it('counts what a change of the model wrote again', () => {
  const calls = [begun, { session: 'a', atSeconds: 60, usage: written(21_000), model: 'claude-sonnet-5-5' }];
  // 20,000 tokens at 2.5 less 0.1 USD a million
  expect(judge(detectModelSwitches(priceAs), calls)).toEqual({
    savedUsd: 0.048,
    calls: [1],
  });
});

describe('writes that nothing read', () => {
  it('counts a single call, and one whose next comes too late, at the difference of write and input', () => {
    const calls = [
      begun,
      { session: 'b', atSeconds: 0, usage: written(20_000) },
      { session: 'b', atSeconds: 900, usage: written(100) },
    ];
    // twice 20,000 tokens at 5 less 4 USD a million; the end of a longer conversation is nobody's fault
    expect(judge(detectUnreadWrites(priceAs), calls)).toEqual({ savedUsd: 0.04, calls: [1, 0] });
  });

  it('finds nothing where another conversation may have read it', () => {
    const calls = [
      begun,
      { session: 'b', atSeconds: 100, usage: { cacheReadTokens: 18_000, outputTokens: 5 } },
    ];
    expect(judge(detectUnreadWrites(priceAs), calls)).toBeUndefined();
  });
});

/** A later call of the same conversation. */
function grown(atSeconds: number, cacheReadTokens: number, added: number): ConstructedCall {
  return { session: 'a', atSeconds, usage: { cacheReadTokens, ...written(added), outputTokens: 50 } };
}

describe('context that nobody used', () => {
  it('counts a large piece when it comes and each time that it is carried', () => {
    const calls = [begun, grown(10, 20_000, 12_000), grown(20, 32_000, 500), grown(30, 32_500, 500)];
    // 10,000 of 12,000 tokens written once at 5 and read twice at 0.2 USD a million
    expect(judge(detectContextBloat(priceAs), calls)).toEqual({ savedUsd: 0.054, calls: [1, 2, 3] });
  });

  it.each([
    [
      'it led to much output',
      [begun, { ...begun, atSeconds: 10, usage: { ...written(32_000), outputTokens: 3000 } }],
    ],
    ['it was small', [begun, grown(10, 20_000, 5000)]],
    [
      'it was a small part of what was carried',
      [{ ...begun, usage: written(400_000) }, grown(10, 400_000, 7000), grown(20, 407_000, 90)],
    ],
    ['a late call only writes the whole context again', [begun, grown(900, 0, 20_400)]],
  ])('finds nothing where %s', (_why, calls) => {
    expect(judge(detectContextBloat(priceAs), calls)).toBeUndefined();
  });

  it('forgets what was carried once the conversation is summed up', () => {
    const calls = [begun, grown(10, 20_000, 12_000), grown(20, 0, 6000), grown(30, 6000, 500)];
    expect(judge(detectContextBloat(priceAs), calls)?.calls).toEqual([1]);
  });
});

/** The parts of a usage that has no others than counts. */
function partsOf(usage: object): readonly number[] {
  return Object.values(usage);
}

function sum(usage: object): number {
  return partsOf(usage).reduce((total, part) => total + part, 0);
}

it('never makes or loses tokens by moving them', () => {
  const tokens = integer({ min: 0, max: 100_000 });
  assert(
    property(tuple(tokens, tokens, tokens, tokens), tokens, ([input, read, short, long], moved) => {
      const usage = {
        inputTokens: input,
        cacheReadTokens: read,
        cacheWrite5mTokens: short,
        cacheWrite1hTokens: long,
      };
      expect(sum(readInstead(usage, moved))).toBe(sum(usage));
      expect(sum(plainInstead(usage))).toBe(sum(usage));
      expect(sum(withoutTokens(usage, moved, 0))).toBe(Math.max(0, sum(usage) - moved));
      expect(partsOf(readInstead(usage, moved)).some((part) => part < 0)).toBe(false);
    }),
  );
});
