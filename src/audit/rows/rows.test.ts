import { assert, boolean, nat, option, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordingSink } from '../__fixtures__/recording-sink.ts';
import { countOf, numberOf } from './number-of.ts';
import { readLooseInstant } from './read-loose-instant.ts';
import { splitTokens } from './split-tokens.ts';
import { tellRow, type ToldRow } from './tell-row.ts';

describe('times of exports', () => {
  it.each([
    ['2026-10-10', '2026-10-10T00:00:00.000Z'],
    ['2026-10-10 09:30', '2026-10-10T09:30:00.000Z'],
    ['2026-10-10 09:30:01.25', '2026-10-10T09:30:01.250Z'],
    ['2026-10-10T09:30:01+02:00', '2026-10-10T07:30:01.000Z'],
    ['1790812800', '2026-10-01T00:00:00.000Z'],
    [1_790_812_800, '2026-10-01T00:00:00.000Z'],
    [1_790_812_800_000, '2026-10-01T00:00:00.000Z'],
  ])('reads %s as %s, in UTC where no zone is told', (told, instant) => {
    expect(readLooseInstant(told)).toBe(instant);
  });

  it.each(['', 'never', null, {}, Number.NaN, 1e300, '20261010', '1790812'])(
    'takes %s for no time',
    (told) => {
      expect(readLooseInstant(told)).toBeUndefined();
    },
  );
});

describe('numbers of exports', () => {
  it.each([
    ['1,234', 1234],
    ['12.0', 12],
    ['$0.42', 0.42],
    ['1.2e-5', 0.000012],
    [7, 7],
    ['', undefined],
    [null, undefined],
  ])('reads %s as %s', (told, number) => {
    expect(numberOf(told)).toBe(number);
  });

  it.each(['1,23', 'many', '0x10', true, [1]])('takes %s for no number, and not for 0', (told) => {
    expect(numberOf(told)).toBeNaN();
  });
});

describe('counts of exports', () => {
  it.each([
    ['1234', 1234],
    [' 1,234 ', 1234],
    ['50.0', 50],
    [1e6, 1e6],
    ['', undefined],
    [null, undefined],
  ])('reads %s as %s', (told, number) => {
    expect(countOf(told)).toBe(number);
  });

  it.each(['1e6', '$5', '+5', '-5', '1.5', '１００', true])('takes %s for no count', (told) => {
    expect(countOf(told)).toBeNaN();
  });
});

const count = option(nat(1000), { nil: undefined });
const parts = record({ cacheRead: count, cacheWrite5m: count, cacheWrite1h: count, reasoning: count });
const semantics = record({
  inputHasCacheRead: boolean(),
  inputHasCacheWrite: boolean(),
  outputHasReasoning: boolean(),
});

const sumOf = (counts: readonly (number | undefined)[]) =>
  counts.reduce<number>((sum, tokens) => sum + (tokens ?? 0), 0);

it('splits counts so that each token is counted once, whatever is in what', () => {
  assert(
    property(tuple(nat(1000), nat(1000)), parts, semantics, ([plain, answer], told, meaning) => {
      const { cacheRead, cacheWrite5m, cacheWrite1h, reasoning } = told;
      const writes = [cacheWrite5m, cacheWrite1h];
      const input =
        plain +
        sumOf(meaning.inputHasCacheRead ? [cacheRead] : []) +
        sumOf(meaning.inputHasCacheWrite ? writes : []);
      const output = answer + sumOf(meaning.outputHasReasoning ? [reasoning] : []);
      expect(splitTokens({ ...told, input, output }, meaning)).toEqual({
        inputTokens: plain,
        cacheReadTokens: cacheRead,
        cacheWrite5mTokens: cacheWrite5m,
        cacheWrite1hTokens: cacheWrite1h,
        outputTokens: answer,
        reasoningTokens: reasoning,
      });
    }),
  );
});

const ROW: ToldRow = {
  source: 'mapped',
  at: '2026-10-10',
  tokens: { input: 1, output: 1 },
  semantics: { inputHasCacheRead: true, inputHasCacheWrite: true, outputHasReasoning: true },
};

it('keeps what a row does not say absent, and refuses parts that are more than their whole', () => {
  const { sink, told } = recordingSink();
  tellRow({ ...ROW, tokens: { output: 5 } }, sink);
  tellRow({ ...ROW, tokens: { input: 1, cacheRead: 2, output: 1 } }, sink);
  expect(told.records.map(({ usage }) => usage)).toEqual([{ outputTokens: 5 }]);
  expect(told.problems).toEqual(['impossible-count']);
});
