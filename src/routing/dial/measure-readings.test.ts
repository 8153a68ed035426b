import { Reading } from '#core';
import { createRandom, mean } from '#stats';
import { describe, expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { drawRows, NO_SIGNAL, permuteRows } from '../__fixtures__/synthetic-world.ts';
import { openPolicy } from '../open-policy.ts';
import { measureReadings } from './measure-readings.ts';

const policy = openPolicy(hullPolicy());
const rows = drawRows(NO_SIGNAL, { rows: 150, seed: 'certify rows' });
const readings = measureReadings(policy, rows, { random: createRandom('readings') });

describe('measureReadings', () => {
  it('measures all 21 knots, each a valid record', () => {
    expect(readings.map((reading) => Reading.parse(reading).knot)).toEqual([...Array(21).keys()]);
  });

  it('shows at the ends exactly what the cheapest and the top plan did', () => {
    expect(readings[0]?.quality.mean).toBeCloseTo(mean(rows.scores[0] ?? []), 12);
    expect(readings[0]?.costUsd.mean).toBeCloseTo(mean(rows.costsUsd[0] ?? []), 12);
    expect(readings[20]?.quality.mean).toBeCloseTo(mean(rows.scores[2] ?? []), 12);
    expect(readings[20]?.planShares).toEqual([0, 0, 1]);
  });

  it('expects between them what the mixture of plans gives, without a draw', () => {
    const { planShares = [], quality } = readings[13] ?? {};
    const expected = planShares.reduce((sum, share, plan) => sum + share * mean(rows.scores[plan] ?? []), 0);
    expect(quality?.mean).toBeCloseTo(expected, 12);
    expect(planShares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('puts an interval around every mean and says on how many independent cases', () => {
    for (const { quality, costUsd } of readings) {
      expect(quality.low <= quality.mean && quality.mean <= quality.high).toBe(true);
      expect(costUsd.low <= costUsd.mean && costUsd.mean <= costUsd.high).toBe(true);
      expect([quality.n, costUsd.n, quality.confidence]).toEqual([150, 150, 0.95]);
    }
  });

  it('does not depend on the order in which the rows were read', () => {
    const again = measureReadings(policy, permuteRows(rows, 'order'), { random: createRandom('readings') });
    expect(again).toEqual(readings);
  });

  it('counts duplicates once', () => {
    const doubled = { ...rows, clusterIds: rows.clusterIds.map((_, row) => `pair ${Math.floor(row / 2)}`) };
    const [reading] = measureReadings(policy, doubled, { random: createRandom('readings') });
    expect(reading?.quality.n).toBe(75);
  });

  it('refuses rows that the policy was fitted on', () => {
    const fitted = drawRows(NO_SIGNAL, { rows: 90, seed: 'hull' });
    expect(() => measureReadings(policy, fitted, { random: createRandom('x') })).toThrow(
      expect.objectContaining({ code: 'rows-already-used' }),
    );
  });
});

describe('an interval of few or equal cases', () => {
  const few = drawRows(NO_SIGNAL, { rows: 12, seed: 'few' });
  const allRight = { ...few, scores: few.scores.map((values) => values.map(() => 1)) };

  it('never has width 0: twelve cases that are all right leave room for wrong ones', () => {
    for (const { quality } of measureReadings(policy, allRight, { random: createRandom('few') })) {
      expect(quality.mean).toBe(1);
      expect(quality.low).toBeLessThan(0.8);
      expect(quality.high).toBe(1);
    }
  });

  it('reaches on no side of a mean cost less far than Student’s', () => {
    // 2.201 standard errors at 11 degrees of freedom
    for (const { costUsd } of measureReadings(policy, few, { random: createRandom('few') })) {
      const nearest = Math.min(costUsd.high - costUsd.mean, costUsd.mean - costUsd.low);
      expect(nearest / costUsd.standardError).toBeGreaterThan(2.2);
    }
  });

  it('never says that a request may cost less than nothing', () => {
    const skewed = {
      ...few,
      costsUsd: few.costsUsd.map((values) => values.map((costUsd, row) => (row === 0 ? 100 : costUsd))),
    };
    const readingsOfSkewed = measureReadings(policy, skewed, { random: createRandom('skewed') });
    expect(new Set(readingsOfSkewed.map(({ costUsd }) => costUsd.low))).toEqual(new Set([0]));
  });
});
