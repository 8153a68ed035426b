import { addSums, type CallSum, NO_CALLS } from '../../tally/call-sums.ts';

/** Rows of one table at most: a report of a million calls stays a page that opens at once. */
const MOST_ROWS = 150;

/** The rows that are shown, and the sum of all others. */
export interface CutRows<Row> {
  readonly shown: readonly Row[];
  readonly others: CallSum;
  /** How many others there are. */
  readonly more: number;
}

/** Cuts a list that begins with what weighs most, and sums up what is cut off. */
export function cutRows<Row extends CallSum>(rows: readonly Row[], most = MOST_ROWS): CutRows<Row> {
  const shown = rows.slice(0, rows.length > most ? most - 1 : most);
  const rest = rows.slice(shown.length);
  return { shown, others: rest.reduce<CallSum>(addSums, NO_CALLS), more: rest.length };
}
