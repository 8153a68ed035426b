import { assertCount, assertEnough, assertShare } from './assert-input.ts';
import { bcaLimits } from './bca-limits.ts';
import { type BootstrapInput, bootstrapMeans } from './bootstrap-means.ts';
import type { EstimateInterval, MeanInterval } from './interval.ts';
import { jackknifeAcceleration } from './jackknife-acceleration.ts';
import { mean } from './mean.ts';
import { bootstrapReplicates, jackknifeReplicates, type Statistic } from './statistic-replicates.ts';

/** What a BCa interval for a mean is made of. */
export interface BcaMeanInput extends BootstrapInput {
  /** In (0,1), e.g. 0.95. */
  readonly confidence: number;
  readonly statistic?: never;
}

/** What a BCa interval for any other statistic is made of. */
export interface BcaStatisticInput extends Omit<BcaMeanInput, 'statistic'> {
  readonly statistic: Statistic;
}

/** The mean without each value in turn, in one pass. */
function leaveOneOutMeans(values: Float64Array, centre: number): Float64Array {
  const n = values.length;
  return values.map((value) => (n * centre - value) / (n - 1));
}

/**
 * Computes a bias-corrected and accelerated bootstrap interval for the mean, or for the statistic handed in.
 *
 * Shape   values: at least two; a constant sample gives an interval of width 0
 * Throws  RangeError when there are fewer than two values, or resamples or confidence is out of range
 * Source  Efron 1987, JASA 82, 171–185; where it does not cover: stats/README.md
 */
export function bcaInterval(input: BcaMeanInput): MeanInterval;
export function bcaInterval(input: BcaStatisticInput): EstimateInterval;
export function bcaInterval(input: BcaMeanInput | BcaStatisticInput): MeanInterval | EstimateInterval {
  const { confidence, resamples, random, statistic } = input;
  assertEnough(input.values, 2, 'a BCa interval');
  assertShare(confidence, 'the confidence');
  assertCount(resamples, 1, 'the number of resamples');
  const values = Float64Array.from(input.values);
  const n = values.length;
  if (statistic === undefined) {
    const centre = mean(values);
    const replicates = bootstrapMeans({ values, resamples, random });
    const acceleration = jackknifeAcceleration(leaveOneOutMeans(values, centre));
    return {
      mean: centre,
      ...bcaLimits({ estimate: centre, replicates, acceleration, confidence }),
      confidence,
      n,
    };
  }
  const estimate = statistic(values.slice());
  const acceleration = jackknifeAcceleration(jackknifeReplicates(values, statistic));
  const replicates = bootstrapReplicates(values, statistic, { resamples, random });
  return { estimate, ...bcaLimits({ estimate, replicates, acceleration, confidence }), confidence, n };
}
