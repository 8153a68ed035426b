import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCosts, Cost, formatUsd, UnpricedReason, usdPerThousand } from './money.ts';

const priced = fc.record({
  status: fc.constant('priced' as const),
  costUsd: fc.double({ min: 0, max: 1e6, noNaN: true }),
  priceDate: fc.constantFrom('2024-11-04', '2025-02-24', '2026-11-20'),
});
const unpriced = fc.record({
  status: fc.constant('unpriced' as const),
  reason: fc.constantFrom(...UnpricedReason.options),
});

describe('addCosts', () => {
  it('adds dollars and names the newest price', () => {
    expect(
      addCosts([
        { status: 'priced', costUsd: 0.25, priceDate: '2026-01-01' },
        { status: 'priced', costUsd: 0.5, priceDate: '2025-01-01' },
      ]),
    ).toEqual({ status: 'priced', costUsd: 0.75, priceDate: '2026-01-01' });
  });

  it('says that nothing was called instead of $0 for no parts at all', () => {
    expect(addCosts([])).toEqual({ status: 'unpriced', reason: 'not-called' });
  });

  it('never hides a part without a price, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(priced), unpriced, fc.array(fc.oneof(priced, unpriced)), (before, gap, after) => {
        expect(addCosts([...before, gap, ...after])).toEqual(gap);
      }),
    );
  });

  it('is never less than any of its parts', () => {
    fc.assert(
      fc.property(fc.array(priced, { minLength: 1 }), (parts) => {
        const sum = addCosts(parts);
        expect(Cost.parse(sum)).toEqual(sum);
        expect(sum.status === 'priced' && parts.every((part) => sum.costUsd >= part.costUsd)).toBe(true);
      }),
    );
  });
});

describe('formatUsd', () => {
  it.each([
    [0, '$0.00'],
    [12.3, '$12.30'],
    [1234.567, '$1234.57'],
    [1, '$1.00'],
    [0.999, '$1.00'],
    [0.99, '$0.99'],
    [0.5, '$0.50'],
    [0.0999, '$0.100'],
    [0.042, '$0.042'],
    [0.0042, '$0.0042'],
    [0.001, '$0.0010'],
    [0.000_012, '$0.000012'],
    [0.000_000_12, '$0.00000012'],
    [-0.5, '-$0.50'],
    [-12.3, '-$12.30'],
  ])('writes %d as %s', (usd, text) => {
    expect(formatUsd(usd)).toBe(text);
  });

  it('is never off by more than 5 % between a millionth of a dollar and a million', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (usd) => {
        expect(Math.abs(Number(formatUsd(usd).slice(1)) / usd - 1)).toBeLessThan(0.05);
      }),
    );
  });
});

describe('usdPerThousand', () => {
  it.each([
    [{ mean: 0.000_099_9, low: 0.000_096, high: 0.000_104 }, ['$0.100', '$0.096', '$0.104']],
    [{ mean: 0.000_1, low: 0.000_05, high: 0.000_2 }, ['$0.10', '$0.05', '$0.20']],
    [{ mean: 0.001, low: 0.000_9, high: 0.001_1 }, ['$1.00', '$0.90', '$1.10']],
    [{ mean: 0, low: -0.000_02, high: 0.000_01 }, ['$0.000', '-$0.020', '$0.010']],
    [{ mean: 0.002, low: -0.000_001, high: 0.004 }, ['$2.00', '$0.00', '$4.00']],
  ])('writes %j with one number of decimals', (interval, texts) => {
    const write = usdPerThousand(interval);
    expect([interval.mean, interval.low, interval.high].map(write)).toEqual(texts);
  });
});
