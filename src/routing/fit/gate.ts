import type { Gate, HeadLevel, Random } from '#core';
import { quantile } from '#stats';
import { clusterMeans } from '../rows/cluster-means.ts';
import type { KnotCandidate } from './knot-rows.ts';
import { type CurvePoint, spendArea } from './spend-area.ts';

/** Resamples of clusters behind the gate's lower bound. */
const RESAMPLES = 1000;

/** Most shuffled refits that may gain as much as the real one: the permutation p-value (above + 1) / (n + 1) stays ≤ 0.05. */
const mostAbove = (shuffles: number) => Math.floor(0.05 * (shuffles + 1)) - 1;

/** What the gate compares. */
export interface GateProblem {
  readonly level: HeadLevel;
  readonly clusterIds: readonly string[];
  /** 21 knots each, in order. */
  readonly learned: readonly KnotCandidate[];
  readonly hull: readonly KnotCandidate[];
  /** Mean score and USD of each plan: what a blind mix is made of. */
  readonly planQuality: readonly number[];
  readonly planCostUsd: readonly number[];
  /** The gain of the simpler level of learning; absent for the simplest. */
  readonly simplerGain?: number;
  /** The gain of one more refit on shuffled labels; asked only when everything else passed. */
  readonly shuffledGain: () => number;
  readonly shuffles: number;
  readonly random: Random;
}

/** The learned curve's mean quality over the spend range less the hull's. */
export function gainOver(learned: readonly CurvePoint[], other: readonly CurvePoint[]): number {
  return spendArea(learned) - spendArea(other);
}

/** The same shares of plans handed out blindly. */
function blindCurve(problem: GateProblem): CurvePoint[] {
  const { planQuality, planCostUsd } = problem;
  return problem.learned.map(({ values }) => ({
    quality: values.planShares.reduce((sum, share, plan) => sum + share * (planQuality[plan] ?? 0), 0),
    costUsd: values.planShares.reduce((sum, share, plan) => sum + share * (planCostUsd[plan] ?? 0), 0),
  }));
}

/** The one-sided 95 % lower bound of the gain, by resampling clusters. */
function gainLowerBound(problem: GateProblem): number {
  const curve = (knots: readonly KnotCandidate[]) =>
    knots.map(({ values }) => ({
      quality: clusterMeans(problem.clusterIds, values.quality),
      costUsd: clusterMeans(problem.clusterIds, values.costUsd),
    }));
  const learned = curve(problem.learned);
  const hull = curve(problem.hull);
  const size = learned[0]?.quality.length ?? 0;
  const weights = new Float64Array(size);
  const weighted = (values: Float64Array) => {
    let sum = 0;
    for (let index = 0; index < size; index += 1) sum += (weights[index] ?? 0) * (values[index] ?? 0);
    return sum / size;
  };
  const points = (knots: typeof learned) =>
    knots.map((knot) => ({ quality: weighted(knot.quality), costUsd: weighted(knot.costUsd) }));
  const gains = Array.from({ length: RESAMPLES }, () => {
    weights.fill(0);
    for (let draw = 0; draw < size; draw += 1) {
      const index = Math.floor(problem.random() * size);
      weights[index] = (weights[index] ?? 0) + 1;
    }
    return gainOver(points(learned), points(hull));
  });
  return quantile(gains, 0.05);
}

/** Refits on shuffled labels until all are made or too many gained as much as the real fit. */
function countAbove(problem: GateProblem, gain: number): { shuffles: number; shufflesAbove: number } {
  let shuffles = 0;
  let shufflesAbove = 0;
  while (shuffles < problem.shuffles && shufflesAbove <= mostAbove(problem.shuffles)) {
    shuffles += 1;
    if (problem.shuffledGain() >= gain) shufflesAbove += 1;
  }
  return { shuffles, shufflesAbove };
}

/**
 * Decides whether a learned policy may serve at all: it must beat the static hull, a task-blind mix with the same plan
 * shares, and 95 of 100 refits on shuffled labels.
 *
 * Units   gains are differences of mean quality in [−1,1] over the spend range
 * Source  routing-method D7; North et al. 2002 for the permutation p-value
 */
export function decideGate(problem: GateProblem): Gate {
  const gain = gainOver(problem.learned, problem.hull);
  const gainLow = gainLowerBound(problem);
  const gainOverBlind = gainOver(problem.learned, blindCurve(problem));
  const failed: Gate['failed'][number][] = [];
  if (!(gainLow > 0)) failed.push('static-hull');
  if (!(gainOverBlind > 0)) failed.push('blind-mix');
  // what a simpler level gains as well is no gain of this one's; this also spares most of the refits
  if (gain <= (problem.simplerGain ?? Number.NEGATIVE_INFINITY)) failed.push('simpler-level');
  const counts = failed.length === 0 ? countAbove(problem, gain) : { shuffles: 0, shufflesAbove: 0 };
  if (counts.shufflesAbove > mostAbove(problem.shuffles)) failed.push('shuffled-labels');
  return {
    level: problem.level,
    passed: failed.length === 0,
    failed,
    gain,
    gainLow,
    gainOverBlind,
    ...counts,
  };
}
