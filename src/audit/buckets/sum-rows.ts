import type { Cost, UsageRecord } from '#core';
import { addSums, type CallSum, NO_CALLS, toSum } from '../tally/call-sums.ts';

/** Rows that sum calls up. They are in no finding: only single calls tell what followed what. */
export type SummedRows = CallSum & {
  readonly rows: number;
  /** Of all costs that are known, in [0,1]; null where none of these rows has a price. */
  readonly costShare: number | null;
};

/** Starts to sum up the rows that stand for several calls; `rows` gives null where there is none. */
export function createRowSums() {
  let [rows, sum] = [0, NO_CALLS];
  return {
    add(record: UsageRecord, cost: Cost): void {
      if (record.bucket === undefined) return;
      rows += 1;
      sum = addSums(sum, toSum(record, cost));
    },
    rows(total: CallSum): SummedRows | null {
      if (rows === 0) return null;
      const { costUsd } = sum;
      return { rows, ...sum, costShare: costUsd === null || !total.costUsd ? null : costUsd / total.costUsd };
    },
  };
}
