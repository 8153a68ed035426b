/**
 * Pulls the means of groups towards the mean of all by `pseudoCount` imagined members.
 *
 * Shape   one group index and one value a row → one mean a group, and the mean of all
 * Source  empirical Bayes with a fixed prior weight (James–Stein form); Efron, Morris 1975
 */
export function shrinkMeans(problem: {
  readonly groups: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly rows: ArrayLike<number>;
  readonly groupCount: number;
  readonly pseudoCount: number;
}): { readonly means: Float64Array; readonly overall: number } {
  const { groups, values, rows, groupCount, pseudoCount } = problem;
  const sums = new Float64Array(groupCount);
  const counts = new Float64Array(groupCount);
  let total = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    const group = groups[row]!;
    sums[group]! += values[row]!;
    counts[group]! += 1;
    total += values[row]!;
  }
  const overall = total / rows.length;
  const means = sums.map((sum, group) => (sum + pseudoCount * overall) / (counts[group]! + pseudoCount));
  return { means, overall };
}
