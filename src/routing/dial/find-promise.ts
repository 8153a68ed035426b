import type { Certificate, PromiseHeld } from '#core';
import { neighbourKnots, TOP_KNOT } from './spend-targets.ts';

/** Where a promise is kept: a dial position, or the top plan with the reason why nothing lower will do. */
export interface PromisePosition {
  readonly position: number;
  /** Absent when a certificate was found. */
  readonly shortfall?: string;
}

/**
 * The certificate that keeps what one promises at the lowest position: whoever keeps more keeps this as well.
 *
 * Shape   only certificates of the same cases and risk keep each other, so that no risks add up; of those that reach
 *         equally low, the one of the nearest share
 */
export function keeperAmong(certificates: readonly Certificate[], certificate: Certificate): Certificate {
  const { rho, poolHash, delta } = certificate;
  const keeping = certificates.filter(
    (one) => one.rho >= rho && one.poolHash === poolHash && one.delta === delta,
  );
  return keeping.toSorted((a, b) => a.lowestKnot - b.lowestKnot || a.rho - b.rho)[0] ?? certificate;
}

/**
 * Finds the certificate that keeps a share; undefined when none of so much was asked for.
 *
 * Shape   the one of the nearest share decides on which cases, so that no finding chooses among them
 */
function findKeeper(certificates: readonly Certificate[], rho: number): Certificate | undefined {
  const nearest = certificates
    .filter((certificate) => certificate.rho >= rho - 1e-12)
    .toSorted((a, b) => a.rho - b.rho)[0];
  return nearest === undefined ? undefined : keeperAmong(certificates, nearest);
}

/**
 * Finds the lowest position that is certified for a share of the top plan's quality.
 *
 * Shape   rho in (0,1); every certificate of this share or more counts that is of the same cases and risk as that of
 *         the nearest share, so asking for less of these is never served dearer; without one, position 1
 */
export function findPromise(certificates: readonly Certificate[], rho: number): PromisePosition {
  const keeper = findKeeper(certificates, rho);
  if (keeper === undefined)
    return { position: 1, shortfall: `no certificate was asked for hold ${rho} or more` };
  if (keeper.lowestKnot === TOP_KNOT) {
    return {
      position: 1,
      shortfall: `hold ${keeper.rho} is not certified below the top plan on ${keeper.n} cases`,
    };
  }
  return { position: keeper.lowestKnot / TOP_KNOT };
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
