import type { Random } from '#core';
import type { RowTable } from './row-table.ts';

/**
 * Permutes whole outcome rows (all plans' scores and costs) across prompts.
 *
 * Within segments, words tell nothing more than the segment does; across all rows, the segment tells nothing either.
 */
export function shuffleOutcomes(table: RowTable, within: 'segments' | 'all', random: Random): RowTable {
  const from = Int32Array.from(table.segments.keys());
  const groups =
    within === 'all'
      ? [from.slice()]
      : table.segmentNames.map((_, segment) => from.filter((row) => table.segments[row] === segment));
  for (const rows of groups) {
    for (let last = rows.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      const a = rows[last] ?? 0;
      const b = rows[other] ?? 0;
      const kept = from[a] ?? 0;
      from[a] = from[b] ?? 0;
      from[b] = kept;
    }
  }
  const move = (values: Float64Array) => Float64Array.from(from, (row) => values[row] ?? 0);
  return { ...table, scores: table.scores.map(move), costsUsd: table.costsUsd.map(move) };
}
