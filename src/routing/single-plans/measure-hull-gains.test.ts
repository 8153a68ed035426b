import { HullGain } from '#core';
import { createRandom, mean } from '#stats';
import { describe, expect, it } from 'vitest';
import { BLIND_KNOT, blindPolicy } from '../__fixtures__/blind-mixture.ts';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { drawRows, NO_SIGNAL, permuteRows } from '../__fixtures__/synthetic-world.ts';
import { openPolicy } from '../open-policy.ts';
import { measureHullGains } from './measure-hull-gains.ts';

const rows = drawRows(NO_SIGNAL, { rows: 400, seed: 'certify rows' });
const random = () => createRandom('gains');
const blind = openPolicy(blindPolicy());
const gains = measureHullGains(blind, rows, { random: random() });

const costOf = (plan: number) => mean(rows.costsUsd[plan] ?? []);
const qualityOf = (plan: number) => mean(rows.scores[plan] ?? []);

describe('a knot against the static hull at the same cost', () => {
  it('is each of the 21, a valid record', () => {
    expect(gains.map((gain) => HullGain.parse(gain).knot)).toEqual([...Array(21).keys()]);
  });

  it('of a dial that serves the hull everywhere is the same, whatever it measures', () => {
    const hull = measureHullGains(openPolicy(hullPolicy()), rows, { random: random() });
    expect(hull.map(({ against }) => against.status)).toEqual(Array(21).fill('same'));
  });

  it('loses what the line between the two neighbours in cost has more', () => {
    const against = gains[BLIND_KNOT]?.against;
    if (against?.status !== 'measured') throw new Error('the blind knot is measured');
    const { lowPlan, highPlan, highShare } = against.mixture;
    expect([lowPlan, highPlan]).toEqual([1, 2]);
    const costUsd = (costOf(0) + costOf(2)) / 2;
    expect((1 - highShare) * costOf(1) + highShare * costOf(2)).toBeCloseTo(costUsd, 12);
    const onHull = (1 - highShare) * qualityOf(1) + highShare * qualityOf(2);
    expect(against.gain.mean).toBeCloseTo((qualityOf(0) + qualityOf(2)) / 2 - onHull, 12);
    expect(against.gain.high).toBeLessThan(0);
    expect(against.gain.n).toBe(400);
  });

  it('does not depend on the order in which the rows were read', () => {
    expect(measureHullGains(blind, permuteRows(rows, 'order'), { random: random() })).toEqual(gains);
  });

  it('is unknown on few cases', () => {
    const few = drawRows(NO_SIGNAL, { rows: 30, seed: 'few' });
    const against = measureHullGains(blind, few, { random: random() })[BLIND_KNOT]?.against;
    expect(against).toEqual({ status: 'unknown', reason: 'too-few-samples' });
  });
});
