/** A number computed from a sample; it must not keep or change the array, which is used again. */
export type Statistic = (sample: Float64Array) => number;

/**
 * Computes the statistic without each value in turn.
 *
 * Shape   values: at least two → one replicate for each value left out
 */
export function jackknifeReplicates(values: Float64Array, statistic: Statistic): Float64Array {
  const replicates = new Float64Array(values.length);
  const sample = values.slice(1);
  for (let leftOut = 0; leftOut < values.length; leftOut += 1) {
    if (leftOut > 0) sample[leftOut - 1] = values[leftOut - 1]!;
    replicates[leftOut] = statistic(sample);
  }
  return replicates;
}

/**
 * Computes the statistic of `resamples` samples drawn with replacement.
 *
 * Shape   → one replicate for each resample, in the order drawn
 */
export function bootstrapReplicates(
  values: Float64Array,
  statistic: Statistic,
  draws: { readonly resamples: number; readonly random: () => number },
): Float64Array {
  const n = values.length;
  const sample = new Float64Array(n);
  const replicates = new Float64Array(draws.resamples);
  for (let resample = 0; resample < draws.resamples; resample += 1) {
    for (let draw = 0; draw < n; draw += 1) sample[draw] = values[Math.floor(draws.random() * n)]!;
    replicates[resample] = statistic(sample);
  }
  return replicates;
}
