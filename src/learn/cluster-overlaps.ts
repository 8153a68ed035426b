/**
 * Computes for each group of one grouping how well the best group of another one covers it.
 *
 * Shape   one group number below `groupCount` a row, twice → for each group of `reference` the largest Jaccard index
 *         (rows in both / rows in either), in [0,1]; 0 for a group without rows
 * Source  Hennig 2007, "Cluster-wise assessment of cluster stability"
 */
export function clusterOverlaps(
  reference: ArrayLike<number>,
  other: ArrayLike<number>,
  groupCount: number,
): Float64Array {
  const both = new Float64Array(groupCount * groupCount);
  const [sizes, otherSizes] = [new Float64Array(groupCount), new Float64Array(groupCount)];
  for (let row = 0; row < reference.length; row += 1) {
    const [group, otherGroup] = [reference[row]!, other[row]!];
    both[group * groupCount + otherGroup]! += 1;
    sizes[group]! += 1;
    otherSizes[otherGroup]! += 1;
  }
  return sizes.map((size, group) => {
    let best = 0;
    for (let candidate = 0; candidate < groupCount; candidate += 1) {
      const shared = both[group * groupCount + candidate]!;
      if (shared > 0) best = Math.max(best, shared / (size + otherSizes[candidate]! - shared));
    }
    return best;
  });
}
