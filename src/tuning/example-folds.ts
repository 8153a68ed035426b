import { duplicateCluster } from '#text';
import type { StudentExample } from './student-example.ts';

/**
 * Deals examples into folds, every label evenly, by the hash of their text: the order in which they come is nothing.
 *
 * Shape   → the fold of each example; duplicates of one text share one
 */
export function exampleFolds(examples: readonly StudentExample[], foldCount: number): readonly number[] {
  const clusters = examples.map(({ text }) => duplicateCluster(text));
  const foldOfCluster = new Map<string, number>();
  const dealt = new Map<string, number>();
  const order = [...clusters.keys()].toSorted((a, b) => ((clusters[a] ?? '') < (clusters[b] ?? '') ? -1 : 1));
  for (const index of order) {
    const cluster = clusters[index] ?? '';
    if (foldOfCluster.has(cluster)) continue;
    const label = examples[index]?.label ?? '';
    const next = dealt.get(label) ?? 0;
    foldOfCluster.set(cluster, next % foldCount);
    dealt.set(label, next + 1);
  }
  return clusters.map((cluster) => foldOfCluster.get(cluster) ?? 0);
}
