import { describe, expect, it } from 'vitest';
import { formatPercent, formatPercentRange, formatPromise, joinPercent } from './format-percent.ts';
import { formatSeconds } from './format-seconds.ts';
import { formatCost, formatCostChange, formatCostRange, formatUsd } from './format-usd.ts';
import { rungShade } from './rung-shade.ts';
import { shortenName } from './shorten-name.ts';
import { nameKnot } from './stops.ts';

const interval = (mean: number, low: number, high: number) => ({
  mean,
  low,
  high,
  standardError: 0,
  confidence: 0.95,
  n: 100,
});

describe('a share', () => {
  it('keeps its sign on its line', () => {
    expect(formatPercent(0.8814)).toBe('88.1\u202F%');
    expect(joinPercent('at least 95 % of it (n = 7)')).toBe('at least 95\u202F% of it (n\u202F=\u202F7)');
  });

  it('has an interval with an en dash', () => {
    expect(formatPercentRange({ low: 0.853, high: 0.906 })).toBe('85.3–90.6');
  });

  it.each([
    [0.95, '95\u202F%'],
    [0.995, '99.5\u202F%'],
    [1 - 0.05, '95\u202F%'],
  ])('that is promised has no more digits than it has: %d', (share, text) => {
    expect(formatPromise(share)).toBe(text);
  });
});

describe('a cost', () => {
  it.each([
    [0, '$0.00'],
    [0.000_000_4, '$0.00000040'],
    [0.0042, '$0.0042'],
    [0.996, '$1.00'],
    [12.3, '$12.30'],
    [1234.5, '$1,234.50'],
    [-0.21, '−$0.21'],
  ])('of %d USD keeps the figures that its size needs', (usd, text) => {
    expect(formatUsd(usd)).toBe(text);
  });

  it('is told per 1,000 requests, its interval with the same decimals', () => {
    expect(formatCost(0.001_93)).toBe('$1.93');
    expect(formatCostRange(interval(0.001_93, 0.001_84, 0.002_02))).toBe('1.84–2.02');
    expect(formatCostRange(interval(0.000_95, 0.000_9, 0.001_05))).toBe('0.90–1.05');
  });

  it('that changes is told with one number of decimals as well', () => {
    expect(formatCostChange(interval(-0.000_099_9, -0.000_104, -0.000_096))).toEqual({
      mean: '−$0.100',
      range: '−0.104 to −0.096',
    });
    expect(formatCostChange(interval(0, -0.000_02, 0))).toEqual({ mean: '$0.000', range: '−0.020 to 0.000' });
  });

  it('of nothing has an interval of nothing', () => {
    expect(formatCostRange(interval(0, 0, 0))).toBe('0.00–0.00');
  });
});

it('tells milliseconds in seconds', () => {
  expect([formatSeconds(640), formatSeconds(12_340)]).toEqual(['0.64\u202Fs', '12.3\u202Fs']);
});

describe('a name of a model', () => {
  it('stands as it is where it is short', () => {
    expect(shortenName('claude-3-haiku', 20)).toBe('claude-3-haiku');
  });

  it('loses its middle where it is long, and never half a sign', () => {
    expect(shortenName('a'.repeat(200) + 'z'.repeat(100), 11)).toBe('aaaaa…zzzzz');
    expect(shortenName('🔩'.repeat(300), 5)).toBe('🔩🔩…🔩🔩');
  });
});

it('names the knots that have a name', () => {
  expect([0, 7, 15, 20].map(nameKnot)).toEqual(['0.00 none', '0.35', '0.75 high', '1.00 max']);
});

it('shades rungs in their order, however many they are', () => {
  expect([0, 1, 2].map((rung) => rungShade(rung, 3))).toEqual([1, 2, 3]);
  expect([0, 1, 2, 3, 4].map((rung) => rungShade(rung, 5))).toEqual([1, 2, 2, 3, 3]);
  expect(rungShade(0, 1)).toBe(3);
});
