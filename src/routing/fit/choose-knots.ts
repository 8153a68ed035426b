import type { Knot, Random } from '#core';
import { simultaneousBand } from '#stats';
import { clusterMeans } from '../rows/cluster-means.ts';
import { createCandidate, type DialProblem, type KnotCandidate } from './knot-rows.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';
import { mixForSpend, pureMix } from './static-hull.ts';
import { upperEnvelope } from './upper-envelope.ts';

const RESAMPLES = 1000;

/** Which of the learned knots are above the hull at equal cost, all at once at 95 %. */
function knotsAboveHull(problem: DialProblem, learned: readonly KnotCandidate[], random: Random): boolean[] {
  const { table, predictions, hull } = problem;
  const differences = learned.slice(0, TOP_KNOT).map((knot) => {
    const equalCost = createCandidate(mixForSpend(hull, knot.costUsd), table, predictions);
    const difference = knot.values.quality.map((value, row) => value - (equalCost.values.quality[row] ?? 0));
    return clusterMeans(table.clusterIds, difference);
  });
  const { intervals } = simultaneousBand({
    samples: differences,
    confidence: 0.9,
    resamples: RESAMPLES,
    random,
  });
  return intervals.map(({ low }) => low > 0);
}

/**
 * Gives every knot the learned policy where it is surely above the static hull, else the hull; then a knot that a
 * cheaper one beats is given the cheaper one. The last knot is the top plan, always.
 *
 * Source  routing-method D6, D7; a two-sided 90 % band is a one-sided 95 % lower bound
 */
export function chooseKnots(
  problem: DialProblem,
  candidates: { readonly learned: readonly KnotCandidate[]; readonly hull: readonly KnotCandidate[] },
  options: { readonly mayLearn: boolean; readonly random: Random },
): Knot[] {
  const { learned, hull } = candidates;
  const above = options.mayLearn ? knotsAboveHull(problem, learned, options.random) : [];
  const chosen = hull.slice(0, TOP_KNOT).map((fallback, knot) => {
    const own = learned[knot];
    return own !== undefined && above[knot] === true
      ? { ...own, servedBy: 'learned' as const }
      : { ...fallback, servedBy: 'hull' as const };
  });
  const knots: Knot[] = upperEnvelope(chosen).map(({ mix, servedBy }, knot) => ({
    position: knot / TOP_KNOT,
    targetCostUsd: problem.targetsUsd[knot] ?? 0,
    served: mix,
    servedBy,
    hull: fallbackMix(hull, knot),
  }));
  const top = pureMix({ type: 'plan', plan: problem.topPlan });
  return [
    ...knots,
    {
      position: 1,
      targetCostUsd: problem.targetsUsd[TOP_KNOT] ?? 0,
      served: top,
      servedBy: 'top',
      hull: top,
    },
  ];
}

function fallbackMix(hull: readonly KnotCandidate[], knot: number): Knot['hull'] {
  const candidate = hull[knot];
  if (candidate === undefined) throw new RangeError(`there is no hull mixture for knot ${knot}`);
  return candidate.mix;
}
