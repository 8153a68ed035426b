import type { Certificate } from '#core';
import { TOP_KNOT } from '../dial/spend-targets.ts';

/**
 * Finds the lowest knot that a certificate's own tests bear out: from 19 down one by one, until one fails.
 *
 * Shape   → the last knot that passed in that order; 20, the top plan, when none did
 */
export function lowestTestedKnot({ tests, deltaUsed }: Pick<Certificate, 'tests' | 'deltaUsed'>): number {
  const end = tests.findIndex(
    ({ knot, pValue }, index) => knot !== TOP_KNOT - 1 - index || pValue > deltaUsed,
  );
  return TOP_KNOT - (end === -1 ? tests.length : end);
}
