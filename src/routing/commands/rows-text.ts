import type { ReadRows } from './read-rows.ts';

/** What was read, in one line: how many rows there are for what, and what was left out. */
export function rowsText({ fitRows, certifyRows, leftOut }: ReadRows): string {
  const { missingOutcome, unscored, unpriced } = leftOut;
  const fit = fitRows.caseIds.length;
  const certify = certifyRows.caseIds.length;
  return (
    `${fit + certify} rows (${missingOutcome} without an outcome of every model, ${unscored} unscored and ${unpriced} unpriced left out): ` +
    `${fit} to fit, ${certify} to measure and certify`
  );
}
