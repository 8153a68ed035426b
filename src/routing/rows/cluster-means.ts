/** Averages values within clusters, so that duplicates count once; clusters in order of first appearance. */
export function clusterMeans(clusterIds: readonly string[], values: ArrayLike<number>): Float64Array {
  const sums = new Map<string, { sum: number; count: number }>();
  clusterIds.forEach((clusterId, row) => {
    const entry = sums.get(clusterId) ?? { sum: 0, count: 0 };
    entry.sum += values[row] ?? 0;
    entry.count += 1;
    sums.set(clusterId, entry);
  });
  return Float64Array.from(sums.values(), ({ sum, count }) => sum / count);
}
