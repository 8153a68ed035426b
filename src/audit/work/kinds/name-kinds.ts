import type { ClusterCentres } from '#learn';
import type { FeatureColumns } from '../features/count-features.ts';
import type { TaskTable, Term } from '../task-table.ts';

/** What a name is made of. */
export interface NameOrder {
  readonly table: TaskTable;
  readonly columns: FeatureColumns;
  readonly centres: ClusterCentres;
}

const WORDS_SHOWN = 3;
const NAMES_SHOWN = 1;

/** How much more a feature weighs in one kind than in all of them on average. */
function leadsOf(
  { clusterCount, weights }: ClusterCentres,
  kind: number,
): readonly (readonly [number, number])[] {
  return Array.from({ length: weights.length / clusterCount }, (_, column) => {
    const all = weights.subarray(column * clusterCount, (column + 1) * clusterCount);
    return [column, (all[kind] ?? 0) - all.reduce((sum, weight) => sum + weight, 0) / clusterCount] as const;
  })
    .filter(([, lead]) => lead > 0)
    .toSorted((one, other) => other[1] - one[1]);
}

/**
 * Names a kind of work by what sets it apart: up to three words, then a tool or a kind of agent.
 *
 * Shape   only words that at least five sessions have; where there is none, names of tools alone, else `unnamed`
 */
function nameKind({ table, columns, centres }: NameOrder, kind: number): string {
  const words: string[] = [];
  const names: string[] = [];
  const take = ({ kind: termKind, text }: Term) => {
    const [taken, most] = termKind === 'word' ? [words, WORDS_SHOWN] : [names, NAMES_SHOWN];
    if (taken.length < most) taken.push(text);
  };
  for (const [column] of leadsOf(centres, kind)) {
    const term = table.termOf(columns.buckets[column] ?? 0);
    if (term !== undefined) take(term);
  }
  return [...words, ...names].join(' · ') || 'unnamed';
}

/** Names all kinds; one whose name another has already gets a number, since findings are known by the name. */
export function nameKinds(order: NameOrder): readonly string[] {
  const times = new Map<string, number>();
  return Array.from({ length: order.centres.clusterCount }, (_, kind) => {
    const name = nameKind(order, kind);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}
