import { assert, double, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { EXAMPLE_SCENARIO, EXAMPLE_WORK } from './__fixtures__/example-scenario.ts';
import { ROUND_PRICES } from './__fixtures__/round-prices.ts';
import { computeReturn, type Payback, type Return } from './compute-return.ts';
import { resolveScenario } from './resolve-scenario.ts';
import type { Scenario } from './scenario/schema.ts';
import { meanValue } from './scenario/stated-number.ts';

interface Stated {
  readonly requests: number;
  readonly inputTokens: number;
  readonly share: number;
  readonly batchShare: number;
  readonly loss: number;
  readonly growthPerMonth: number;
  readonly oneTimeCostUsd: number;
}

const share = double({ min: 0, max: 1, noNaN: true });
const stated = record({
  requests: integer({ min: 0, max: 1_000_000 }),
  inputTokens: integer({ min: 0, max: 200_000 }),
  share,
  batchShare: share,
  loss: double({ min: 0, max: 0.1, noNaN: true }),
  growthPerMonth: double({ min: -0.5, max: 0.5, noNaN: true }),
  oneTimeCostUsd: integer({ min: 0, max: 1_000_000 }),
});

function returnOf(numbers: Stated): Return {
  const { requests, inputTokens, batchShare, loss, growthPerMonth, oneTimeCostUsd } = numbers;
  const part = { batchShare, inputRatio: 1, outputRatio: 1 };
  const scenario: Scenario = {
    ...EXAMPLE_SCENARIO,
    work: [
      {
        ...EXAMPLE_WORK,
        volume: { of: 'requests', perMonth: requests, inputTokens, outputTokens: 100 },
        proposed: [
          { model: 'small', share: numbers.share, ...part },
          { model: 'large', share: 'rest', ...part },
        ],
        quality: { loss, costOfErrorUsd: 1 },
      },
    ],
    growthPerMonth,
    oneTimeCostUsd,
  };
  return computeReturn(resolveScenario(scenario, meanValue), ROUND_PRICES);
}

/** Months until it is paid back; what takes longer than was looked for is later than all others. */
function monthsOf(payback: Payback): number {
  return payback.status === 'paid-back' ? payback.months : Number.POSITIVE_INFINITY;
}

const LITTLE = 1e-9;

it('more volume never costs less, before or after', () => {
  assert(
    property(stated, integer({ min: 0, max: 1_000_000 }), (numbers, more) => {
      const less = returnOf(numbers).firstMonth;
      const { beforeUsd, afterUsd } = returnOf({ ...numbers, requests: numbers.requests + more }).firstMonth;
      expect(beforeUsd).toBeGreaterThanOrEqual(less.beforeUsd);
      expect(afterUsd).toBeGreaterThanOrEqual(less.afterUsd);
    }),
  );
});

it('a greater one-time cost is never paid back sooner', () => {
  assert(
    property(stated, integer({ min: 0, max: 1_000_000 }), (numbers, more) => {
      const sooner = monthsOf(returnOf(numbers).payback);
      const later = monthsOf(returnOf({ ...numbers, oneTimeCostUsd: numbers.oneTimeCostUsd + more }).payback);
      expect(later).toBeGreaterThanOrEqual(sooner - LITTLE);
    }),
  );
});

it('a greater loss of quality is never paid back sooner', () => {
  assert(
    property(stated, double({ min: 0, max: 0.1, noNaN: true }), (numbers, more) => {
      const sooner = monthsOf(returnOf(numbers).payback);
      const later = monthsOf(returnOf({ ...numbers, loss: numbers.loss + more }).payback);
      expect(later).toBeGreaterThanOrEqual(sooner - LITTLE);
    }),
  );
});

it('what is paid back within a year leaves no loss after it, and what is not leaves no gain', () => {
  assert(
    property(stated, (numbers) => {
      const { payback, twelveMonthNetUsd } = returnOf(numbers);
      const sign = monthsOf(payback) <= 12 ? 1 : -1;
      expect(sign * twelveMonthNetUsd).toBeGreaterThanOrEqual(-1e-6);
    }),
  );
});
