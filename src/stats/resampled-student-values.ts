import { studentValue } from './student-value.ts';

/**
 * Draws resamples of deviations from their mean and gives the t of each, of either sign.
 *
 * Shape   in the order drawn; resamples of equal values have no t and are left out
 */
export function resampledStudentValues(
  deviations: Float64Array,
  { resamples, random }: { readonly resamples: number; readonly random: () => number },
): Float64Array {
  const n = deviations.length;
  const found = new Float64Array(resamples);
  let count = 0;
  for (let resample = 0; resample < resamples; resample += 1) {
    let sum = 0;
    let squares = 0;
    for (let draw = 0; draw < n; draw += 1) {
      const deviation = deviations[Math.floor(random() * n)]!;
      sum += deviation;
      squares += deviation * deviation;
    }
    const t = studentValue(sum, squares, n);
    if (t === undefined) continue;
    found[count] = t;
    count += 1;
  }
  return found.subarray(0, count);
}
