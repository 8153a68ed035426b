import type { Certificate, PromiseHeld } from '#core';
import { neighbourKnots, TOP_KNOT } from './spend-targets.ts';

/** Where a promise is kept: a dial position, or the top plan with the reason why nothing lower will do. */
export interface PromisePosition {
  readonly position: number;
  /** Absent when a certificate was found. */
  readonly shortfall?: string;
}

/**
 * Finds the lowest position that is certified for a share of the top plan's quality.
 *
 * Shape   rho in (0,1); the next higher share that was certified counts; without one, position 1
 */
export function findPromise(certificates: readonly Certificate[], rho: number): PromisePosition {
  const candidates = certificates.filter((certificate) => certificate.rho >= rho - 1e-12);
  const best = candidates.toSorted((a, b) => a.rho - b.rho)[0];
  if (best === undefined)
    return { position: 1, shortfall: `no certificate was asked for hold ${rho} or more` };
  if (best.lowestKnot === TOP_KNOT) {
    return {
      position: 1,
      shortfall: `hold ${best.rho} is not certified below the top plan on ${best.n} cases`,
    };
  }
  return { position: best.lowestKnot / TOP_KNOT };
}

/** What is promised at a dial position: the highest certified share of its lower knot. */
export function promiseAt(certificates: readonly Certificate[], position: number): PromiseHeld {
  const { lower } = neighbourKnots(position);
  if (lower === TOP_KNOT) return { status: 'top' };
  const holding = certificates.filter((certificate) => certificate.lowestKnot <= lower);
  const best = holding.toSorted((a, b) => b.rho - a.rho)[0];
  if (best === undefined) return { status: 'none', reason: 'not-certified' };
  return { status: 'certified', rho: best.rho, confidence: 1 - best.delta, n: best.n, attempt: best.attempt };
}
