import { type CallRow, COLUMNS } from './call-row.ts';

function totalOf(row: CallRow): number {
  let total = 0;
  for (let column = COLUMNS.usage; column < COLUMNS.usageEnd; column += 1) total += row[column] ?? 0;
  return total;
}

/** The telling that is the truer one: the original before its copy, then the one with more tokens. */
function isTruer(candidate: CallRow, known: CallRow): boolean {
  if (candidate[COLUMNS.isCopy] !== known[COLUMNS.isCopy]) return known[COLUMNS.isCopy] === 1;
  return totalOf(candidate) > totalOf(known);
}

/** The larger of two counts, of which one may not be told. */
function largerOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

/** What only one of two tellings may say. */
const FILLED = [COLUMNS.effort, COLUMNS.serviceTier, COLUMNS.statedCostUsd, COLUMNS.durationMs];

/**
 * Makes one row of two tellings of the same call; the task stays.
 *
 * Shape   a streamed answer is written down several times, its first tellings with few output tokens: the fullest
 *         counts, at the earliest time, with what only the other one says
 */
export function mergeTold(known: CallRow, candidate: CallRow): CallRow {
  const [truer, other] = isTruer(candidate, known) ? [candidate, known] : [known, candidate];
  const merged = [...truer];
  merged[COLUMNS.at] = Math.min(truer[COLUMNS.at] ?? 0, other[COLUMNS.at] ?? 0);
  for (const column of FILLED) merged[column] = truer[column] ?? other[column];
  merged[COLUMNS.toolCalls] = largerOf(truer[COLUMNS.toolCalls], other[COLUMNS.toolCalls]);
  merged[COLUMNS.task] = known[COLUMNS.task];
  return merged;
}
