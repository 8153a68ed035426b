import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { decideGate, type GateProblem } from './gate.ts';
import type { KnotCandidate } from './knot-rows.ts';
import { KNOT_COUNT, TOP_KNOT } from '../dial/spend-targets.ts';

const ROWS = 200;

/** A curve from quality 0.5 at 1 USD to 0.9 at 2 USD, raised by `lift` in its middle and unsteady by `noise`. */
function curveOf(lift: number, noise: number): KnotCandidate[] {
  return Array.from({ length: KNOT_COUNT }, (_, knot) => {
    const share = knot / TOP_KNOT;
    const quality = 0.5 + 0.4 * share + 4 * lift * share * (1 - share);
    const costUsd = 1 + share;
    const arm = { type: 'learned', lambda: 1 } as const;
    return {
      mix: { low: arm, high: arm, highShare: 0 },
      quality,
      costUsd,
      values: {
        quality: Float64Array.from(
          { length: ROWS },
          (_row, row) => quality + (row % 2 === 0 ? noise : -noise),
        ),
        costUsd: new Float64Array(ROWS).fill(costUsd),
        planShares: Float64Array.of(1 - share, share),
      },
    };
  });
}

function problemOf(parts: Partial<GateProblem>): GateProblem {
  return {
    level: 'words',
    clusterIds: Array.from({ length: ROWS }, (_, row) => `cluster ${row}`),
    learned: curveOf(0.05, 0),
    hull: curveOf(0, 0),
    planQuality: [0.5, 0.9],
    planCostUsd: [1, 2],
    shuffledGain: () => 0,
    shuffles: 20,
    random: createRandom('gate'),
    ...parts,
  };
}

/** Shuffled refits of which the first `above` gain more than anything real. */
function gainsAbove(above: number): () => number {
  let made = 0;
  return () => {
    made += 1;
    return made <= above ? 1 : 0;
  };
}

describe('decideGate', () => {
  it('lets a policy serve that beats all its controls, with its figures', () => {
    const gate = decideGate(problemOf({}));
    expect(gate).toMatchObject({ passed: true, failed: [], shuffles: 20, shufflesAbove: 0 });
    // the mean of 4 · 0.05 · s · (1 − s) over [0,1] is 0.05 · 2/3
    expect(gate.gain).toBeCloseTo(0.0333, 3);
    expect(gate.gainLow).toBeCloseTo(gate.gain, 9);
  });

  it('stops a policy that is no better than the hull, and makes no refit for it', () => {
    expect(decideGate(problemOf({ learned: curveOf(0, 0) }))).toMatchObject({
      passed: false,
      failed: ['static-hull', 'blind-mix'],
      shuffles: 0,
    });
  });

  it('stops a gain that new rows could turn into a loss', () => {
    const gate = decideGate(problemOf({ learned: curveOf(0.05, 0.9) }));
    expect(gate.gain).toBeGreaterThan(0);
    expect(gate.gainLow).toBeLessThan(0);
    expect(gate.failed).toEqual(['static-hull']);
  });

  it('stops a policy that a blind mix of the same plans matches', () => {
    const gate = decideGate(problemOf({ planQuality: [0.7, 0.95] }));
    expect(gate.failed).toEqual(['blind-mix']);
  });

  it.each([
    [20, 0, true],
    [20, 1, false],
    [39, 1, true],
    [39, 2, false],
    [100, 4, true],
    [100, 5, false],
  ])('of %d refits on shuffled labels lets %d gain as much: passes %s', (shuffles, above, passed) => {
    const gate = decideGate(problemOf({ shuffles, shuffledGain: gainsAbove(above) }));
    expect(gate.passed).toBe(passed);
    expect(gate.failed).toEqual(passed ? [] : ['shuffled-labels']);
    // it stops once too many gained as much
    expect(gate.shuffles).toBe(passed ? shuffles : above);
  });
});
