import { PlanReading } from '#core';
import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { drawRows, NO_SIGNAL } from '../__fixtures__/synthetic-world.ts';
import { pureMix } from '../fit/static-hull.ts';
import { openPolicy } from '../open-policy.ts';
import { measurePlanReadings } from './measure-plan-readings.ts';
import { measureReadings } from '../dial/measure-readings.ts';

const record = hullPolicy();
const rows = drawRows(NO_SIGNAL, { rows: 120, seed: 'certify rows' });
const random = () => createRandom('plans');
const plans = measurePlanReadings(openPolicy(record), rows, { random: random() });

/** That policy, serving one plan at every knot. */
function always(plan: number) {
  const served = pureMix({ type: 'plan', plan });
  return openPolicy({ ...record, knots: record.knots.map((knot) => ({ ...knot, served, hull: served })) });
}

describe('a single plan', () => {
  it('is measured once a plan, each a valid record', () => {
    expect(plans.map((reading) => PlanReading.parse(reading).plan)).toEqual([0, 1, 2]);
  });

  it('reads exactly what a dial reads that always serves it', () => {
    const [first] = measureReadings(always(0), rows, { random: random(), knots: [10] });
    expect({ quality: plans[0]?.quality, costUsd: plans[0]?.costUsd }).toEqual({
      quality: first?.quality,
      costUsd: first?.costUsd,
    });
    for (const [plan, reading] of plans.entries()) {
      const [same] = measureReadings(always(plan), rows, { random: random(), knots: [7] });
      expect(reading.quality).toEqual(same?.quality);
      expect(reading.costUsd.mean).toBeCloseTo(same?.costUsd.mean ?? Number.NaN, 15);
    }
  });

  it('is not measured on rows that were fitted on', () => {
    const fitted = drawRows(NO_SIGNAL, { rows: 90, seed: 'hull' });
    expect(() => measurePlanReadings(openPolicy(record), fitted, { random: random() })).toThrow(
      expect.objectContaining({ code: 'rows-already-used' }),
    );
  });
});
