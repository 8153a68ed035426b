import { type PlanId, VernierError } from '#core';

/** Makes the error for a request that no plan can carry: every plan with the reason why. */
export function noCandidate(excluded: ReadonlyMap<PlanId, string>): VernierError {
  const why = [...excluded].map(([planId, reason]) => `${planId}: ${reason}`).join('; ');
  return new VernierError(
    'no-candidate',
    `no plan of the ladder can carry this request (${why || 'the ladder is empty'}): widen its limits, or put a plan on the ladder that can`,
  );
}
