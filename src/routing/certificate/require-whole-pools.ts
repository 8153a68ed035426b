import { VernierError } from '#core';
import type { AskedClaim, AttemptsOnRecord } from './find-answer.ts';
import { casesLeftOut } from './pool-rule.ts';

/**
 * Requires that a test takes all cases of each earlier one, or none of them: a part of them may have been chosen by
 * what was found.
 *
 * Throws  'not-enough-rows' with how many of the earlier cases are missing
 */
export function requireWholePools(
  { attempts, pools }: AttemptsOnRecord,
  { clusterIds, claim }: AskedClaim,
): void {
  const asked = new Set(clusterIds);
  const leftOut = attempts.flatMap(({ certificate }) =>
    casesLeftOut(asked, pools.get(certificate.poolHash) ?? new Set()),
  );
  const missing = new Set(leftOut).size;
  if (missing === 0) return;
  const where = claim.segment === null ? '' : `${claim.segment}: `;
  throw new VernierError(
    'not-enough-rows',
    `${where}hold ${claim.rho} cannot be tested on these ${asked.size} cases: some were tested before together with ${missing} that are missing here: give all of those as well, or only fresh cases`,
  );
}
