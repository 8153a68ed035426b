import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_SCENARIO, EXAMPLE_WORK } from './__fixtures__/example-scenario.ts';
import { ROUND_PRICES } from './__fixtures__/round-prices.ts';
import { listTornado } from './list-tornado.ts';
import { reckonScenario } from './reckon-scenario.ts';
import type { Scenario } from './scenario/schema.ts';
import { simulateReturn, type Simulation } from './simulate-return.ts';

const RANGED: Scenario = {
  ...EXAMPLE_SCENARIO,
  // the net of a month is 1,000 × share × $54
  work: [
    {
      ...EXAMPLE_WORK,
      proposed: [
        {
          model: 'small',
          share: { low: 0.4, high: 0.6, distribution: 'uniform' },
          batchShare: 0,
          inputRatio: 1,
          outputRatio: 1,
        },
        { model: 'large', share: 'rest', batchShare: 0, inputRatio: 1, outputRatio: 1 },
      ],
    },
  ],
  oneTimeCostUsd: { low: 50_000, likely: 54_000, high: 58_000, distribution: 'triangular' },
};

function simulate(seed: string, scenario = RANGED): Simulation {
  return simulateReturn(reckonScenario(scenario, ROUND_PRICES), {
    count: 4000,
    random: createRandom(seed),
    onProgress: () => undefined,
  });
}

describe('the draws of a scenario', () => {
  it('repeat to the byte for the same seed', () => {
    expect(simulate('a')).toEqual(simulate('a'));
  });

  it('differ for another seed', () => {
    expect(simulate('a').savingUsd).not.toEqual(simulate('b').savingUsd);
  });

  it('spread as the ranges say', () => {
    // the saving is uniform from 21,600 to 32,400: its central 95 % lie from 21,870 to 32,130, its median at 27,000
    const { savingUsd } = simulate('a');
    expect(Math.abs(savingUsd.low - 21_870)).toBeLessThan(100);
    expect(Math.abs(savingUsd.median - 27_000)).toBeLessThan(400);
    expect(Math.abs(savingUsd.high - 32_130)).toBeLessThan(100);
  });

  it('count how many lose money in the first year', () => {
    // 12 × 1,000 × share × $54 covers $324,000 where the share is above 0.5: half of the draws
    expect(simulate('a').lossShare).toBe(0);
    const { lossShare } = simulate('a', { ...RANGED, oneTimeCostUsd: 324_000 });
    expect(Math.abs(lossShare - 0.5)).toBeLessThan(0.05);
  });

  it('keep apart what is paid back late and what never is', () => {
    const loss = { low: 0, high: 1, distribution: 'uniform' } as const;
    const work = RANGED.work.map((one) => ({ ...one, quality: { loss, costOfErrorUsd: 54 } }));
    const { payback } = simulate('a', { ...RANGED, work });
    expect(payback.low.status).toBe('paid-back');
    expect(payback.high).toEqual({ status: 'never' });
  });
});

describe('the tornado', () => {
  it('puts each range alone at its ends, the widest first', () => {
    // share 0.4: 12 × 21,600 − 54,000 = 205,200; share 0.6: 12 × 32,400 − 54,000 = 334,800
    // one-time cost alone: 12 × 27,000 = 324,000 minus 50,000 and minus 58,000
    const bars = listTornado(reckonScenario(RANGED, ROUND_PRICES));
    expect(bars.map(({ name }) => name)).toEqual(['share of small: letters', 'one-time cost']);
    expect(bars[0]?.netAtLowUsd).toBeCloseTo(205_200, 6);
    expect(bars[0]?.netAtHighUsd).toBeCloseTo(334_800, 6);
    expect(bars[1]).toMatchObject({ netAtLowUsd: 274_000, netAtHighUsd: 266_000, swingUsd: 8000 });
  });

  it('has no bar where no range is stated', () => {
    expect(listTornado(reckonScenario(EXAMPLE_SCENARIO, ROUND_PRICES))).toEqual([]);
  });
});
