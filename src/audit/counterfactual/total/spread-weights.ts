import { addByCluster, addUp, type SizedItem, sizeOf } from './sized-item.ts';

/** How much of an item's variance, given in squared sizes, is in the variance of a sum of items. */
export interface SpreadWeights {
  /** Σ size²: all of it, where items answer independently. */
  readonly apart: number;
  /** What is added where the items of a cluster answer wholly alike: Σ over clusters of (Σ size)², less `apart`. */
  readonly together: number;
  /** Clusters of more than one item. */
  readonly sharedClusters: number;
  readonly clusters: number;
}

/** Computes the weights of a list of items. */
export function spreadWeights(items: readonly SizedItem[]): SpreadWeights {
  const apart = addUp(items.map((item) => sizeOf(item) ** 2));
  const sums = addByCluster(items, sizeOf);
  const counts = addByCluster(items, () => 1);
  return {
    apart,
    together: Math.max(0, addUp([...sums.values()].map((sum) => sum ** 2)) - apart),
    sharedClusters: [...counts.values()].filter((count) => count > 1).length,
    clusters: sums.size,
  };
}

/** The weight of a sum whose items answer alike to a degree in [0,1]. */
export function weightAt(weights: SpreadWeights, alikeness: number): number {
  return weights.apart + alikeness * weights.together;
}
