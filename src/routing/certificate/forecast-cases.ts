import type { Certificate } from '#core';
import { predictRows } from '../dial/expected-values.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';
import type { OpenPolicy } from '../open-policy.ts';
import { alignPlans } from '../rows/fresh-rows.ts';
import { type RowTable, sortRows } from '../rows/row-table.ts';
import { casesNeeded } from './cases-needed.ts';
import { rowsOfClaim } from './claim.ts';
import { knotMargins } from './knot-margins.ts';
import { riskOfAttempt } from './risk-of-attempt.ts';

/**
 * Adds to a certificate that holds nowhere below the top plan how many fresh cases it would probably take.
 *
 * Shape   rows: those that the certificate was tested on
 */
export function forecastCases(policy: OpenPolicy, rows: RowTable, certificate: Certificate): Certificate {
  const { lowestKnot, rho, delta, claims } = certificate;
  if (lowestKnot < TOP_KNOT) return certificate;
  const table = sortRows(alignPlans(policy.record, rowsOfClaim(rows, certificate)));
  const predicted = { table, predictions: predictRows(policy, table) };
  const margins = knotMargins(policy, predicted, { knot: TOP_KNOT - 1, rho });
  // fresh cases tested on their own are a first attempt again
  const needed = casesNeeded(margins, { rho, delta: riskOfAttempt(delta / claims, 1) });
  return { ...certificate, casesNeeded: needed };
}
