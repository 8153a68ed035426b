import { describe, expect, it } from 'vitest';
import { EXAMPLE_SCENARIO, EXAMPLE_WORK } from './__fixtures__/example-scenario.ts';
import { ROUND_PRICES } from './__fixtures__/round-prices.ts';
import { computeReturn, type Return } from './compute-return.ts';
import { priceWork, type WorkCost } from './price-work.ts';
import { resolveScenario } from './resolve-scenario.ts';
import type { Scenario } from './scenario/schema.ts';
import { meanValue } from './scenario/stated-number.ts';
import type { ScenarioWork } from './scenario/work-schema.ts';

function returnOf(changes: Partial<Scenario>, work: Partial<ScenarioWork> = {}): Return {
  const scenario = { ...EXAMPLE_SCENARIO, work: [{ ...EXAMPLE_WORK, ...work }], ...changes };
  return computeReturn(resolveScenario(scenario, meanValue), ROUND_PRICES);
}

function costOf(work: Partial<ScenarioWork>, at = ROUND_PRICES.at): WorkCost | undefined {
  const scenario = { ...EXAMPLE_SCENARIO, work: [{ ...EXAMPLE_WORK, ...work }] };
  const [resolved] = resolveScenario(scenario, meanValue).work;
  return resolved === undefined ? undefined : priceWork(resolved, { ...ROUND_PRICES, at });
}

describe('the models of a month', () => {
  it('cost before what today’s model costs, after what the mix costs', () => {
    const { firstMonth } = returnOf({});
    // one request on large: 1M × $10/M + 1M × $50/M = $60; on small: $1 + $5 = $6
    // before: 1,000 × $60 = $60,000; after: 500 × $6 + 500 × $60 = $33,000
    expect(firstMonth).toMatchObject({ beforeUsd: 60_000, afterUsd: 33_000, savingUsd: 27_000 });
  });

  it('cost half of it for the share that waits for the batch tier', () => {
    const proposed = [{ model: 'small', share: 1, batchShare: 0.8, inputRatio: 1, outputRatio: 1 }];
    // 1,000 × (0.2 × $6 + 0.8 × $3) = $3,600
    expect(returnOf({}, { proposed }).firstMonth.afterUsd).toBeCloseTo(3600, 9);
  });

  it('cost more where the proposed model says the same in more tokens', () => {
    const proposed = [{ model: 'small', share: 1, batchShare: 0, inputRatio: 1.5, outputRatio: 2 }];
    // 1,000 × (1.5M × $1/M + 2M × $5/M) = $11,500
    expect(returnOf({}, { proposed }).firstMonth.afterUsd).toBe(11_500);
  });

  it('are called once a document, for all its pages and the instructions', () => {
    const volume = {
      of: 'documents',
      perMonth: 10_000,
      pagesEach: 20,
      tokensPerPage: 600,
      promptTokens: 1000,
      outputTokens: 1000,
    } as const;
    // 20 × 600 + 1,000 = 13,000 in: 10,000 × (13,000 × $10 + 1,000 × $50) / 1M = $1,800
    expect(returnOf({}, { volume }).firstMonth.beforeUsd).toBeCloseTo(1800, 9);
  });
});

describe('the net of a month', () => {
  it('adds time saved and takes away review and what errors cost', () => {
    const { firstMonth } = returnOf(
      {},
      {
        quality: { loss: 0.01, costOfErrorUsd: 200 }, // 1,000 × 0.01 × $200 = $2,000
        timeSaved: { hoursPerMonth: 100, hourlyCostUsd: 50 }, // $5,000
        review: { hoursPerMonth: 30, hourlyCostUsd: 100 }, // $3,000
      },
    );
    // 27,000 + 5,000 − 2,000 − 3,000
    expect(firstMonth).toMatchObject({ errorUsd: 2000, timeSavedUsd: 5000, reviewUsd: 3000, netUsd: 27_000 });
  });
});

describe('payback and the first year', () => {
  it('without growth: the one-time cost over the net of a month', () => {
    // 54,000 / 27,000 = 2 months; 12 × 27,000 − 54,000 = 270,000
    expect(returnOf({})).toMatchObject({
      payback: { status: 'paid-back', months: 2 },
      twelveMonthNetUsd: 270_000,
    });
  });

  it('with growth: each month brings more than the one before', () => {
    // months bring 27,000 and 40,500: after one month 27,000 of 54,000 are left, 27,000 / 40,500 = 0.667 of the next
    const { payback, twelveMonthNetUsd } = returnOf({ growthPerMonth: 0.5 });
    expect(payback).toEqual({ status: 'paid-back', months: expect.closeTo(1.6667, 4) });
    // the sum of 1.5^0 to 1.5^11 is (1.5^12 − 1) / 0.5 = 257.492676; × 27,000 − 54,000
    expect(twelveMonthNetUsd).toBeCloseTo(6_898_302.25, 1);
  });

  it('volumes stay as they are after the first year', () => {
    // halving for eleven months leaves 27,000 / 2,048 = 13.18 a month: 54,000 × (1 − 1/4,096) + 48 × 13.18 = 54,619
    expect(returnOf({ growthPerMonth: -0.5 }).payback.status).toBe('paid-back');
    expect(returnOf({ growthPerMonth: -0.5, oneTimeCostUsd: 54_700 }).payback).toEqual({
      status: 'not-within',
      months: 60,
    });
  });

  it('nothing comes back where no month brings anything', () => {
    const quality = { loss: 1, costOfErrorUsd: 27 }; // 1,000 × $27 = all of the saving
    expect(returnOf({}, { quality })).toMatchObject({
      payback: { status: 'never' },
      twelveMonthNetUsd: -54_000,
    });
  });

  it('nothing has to come back where nothing was spent', () => {
    expect(returnOf({ oneTimeCostUsd: 0 }).payback).toEqual({ status: 'paid-back', months: 0 });
  });
});

describe('work without a price', () => {
  it('is unpriced as a whole where one model of its mix has none', () => {
    const proposed = [
      { model: 'small', share: 0.5, batchShare: 0, inputRatio: 1, outputRatio: 1 },
      { model: 'priceless', share: 'rest' as const, batchShare: 0, inputRatio: 1, outputRatio: 1 },
    ];
    expect(costOf({ proposed })).toEqual({
      status: 'unpriced',
      parts: [{ model: 'priceless', serviceTier: 'standard', reason: 'no-price-at-date' }],
    });
  });

  it('needs no price for a model that gets nothing', () => {
    const proposed = [
      { model: 'small', share: 1, batchShare: 0, inputRatio: 1, outputRatio: 1 },
      { model: 'priceless', share: 'rest' as const, batchShare: 0, inputRatio: 1, outputRatio: 1 },
    ];
    expect(costOf({ proposed })).toMatchObject({ status: 'priced', afterUsd: 6000 });
  });

  it('is unpriced where the batch tier has no price on that day', () => {
    const today = { model: 'large', batchShare: 0.1 };
    expect(costOf({ today }, '2026-03-01')).toMatchObject({
      status: 'unpriced',
      parts: [{ model: 'large', serviceTier: 'batch' }],
    });
  });
});
