import { assertCount, assertEnough } from './assert-input.ts';

/** What a bootstrap of one column of values is made of. */
export interface BootstrapInput {
  /** Independent values; clusters are reduced to one value each before. */
  readonly values: ArrayLike<number>;
  readonly resamples: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * Draws resamples with replacement and gives the mean of each.
 *
 * Shape   values: at least one → `resamples` means in the order drawn
 * Throws  RangeError when there are no values or no resamples
 * Source  Efron 1979, "Bootstrap methods: another look at the jackknife"
 */
export function bootstrapMeans(input: BootstrapInput): Float64Array {
  const { resamples, random } = input;
  assertEnough(input.values, 1, 'a bootstrap');
  assertCount(resamples, 1, 'the number of resamples');
  const values = Float64Array.from(input.values);
  const n = values.length;
  const means = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample += 1) {
    let sum = 0;
    for (let draw = 0; draw < n; draw += 1) sum += values[Math.floor(random() * n)]!;
    means[resample] = sum / n;
  }
  return means;
}
