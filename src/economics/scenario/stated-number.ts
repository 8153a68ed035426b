import type { Random } from '#core';
import { normalQuantile } from '#stats';
import { z } from 'zod';

/** A number that is not known: where it lies, and how likely each value between the ends is. */
export type StatedRange =
  | { readonly distribution: 'uniform' | 'log-uniform'; readonly low: number; readonly high: number }
  | {
      readonly distribution: 'triangular';
      readonly low: number;
      readonly likely: number;
      readonly high: number;
    };

/** A number that somebody states: exactly, or as a range. */
export type StatedNumber = number | StatedRange;

/** A number that was estimated: its estimate, and the confidence interval around it. */
interface EstimatedRange {
  readonly distribution: 'estimated';
  readonly low: number;
  readonly mean: number;
  readonly high: number;
  /** Share of such intervals that cover the truth, e.g. 0.95. */
  readonly confidence: number;
}

/** A number that is drawn: somebody states its range, or it was estimated. */
export type DrawnRange = StatedRange | EstimatedRange;

/** A number of a reckoning: known exactly, or drawn. */
export type DrawnNumber = number | DrawnRange;

/** The least and the most that a stated number may be. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

const RANGES =
  'a range: { low, high, distribution: uniform }, log-uniform (low above 0), or { low, likely, high, distribution: triangular }';

const countText = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 6 });

/** Says which ends of a range stand in the wrong order; nothing where they stand well. */
function problemOfRange(range: StatedRange): string | undefined {
  const { low, high } = range;
  if (!(low < high)) return `low must be below high, not ${low} and ${high}`;
  if (range.distribution === 'log-uniform' && low === 0) return 'low must be above 0 for log-uniform';
  if (range.distribution === 'triangular' && (range.likely < low || range.likely > high)) {
    return `likely must lie from ${low} to ${high}, not at ${range.likely}`;
  }
  return undefined;
}

/** Makes the schema of a number, or of a range of it, between limits. */
export function statedNumber({ least, most }: Limits): z.ZodType<StatedNumber> {
  const allowed = `must be a number from ${countText(least)} to ${countText(most)}`;
  const one = z.number({ error: allowed }).min(least, { error: allowed }).max(most, { error: allowed });
  const range = z
    .discriminatedUnion('distribution', [
      z.strictObject({ distribution: z.enum(['uniform', 'log-uniform']), low: one, high: one }),
      z.strictObject({ distribution: z.literal('triangular'), low: one, likely: one, high: one }),
    ])
    .superRefine((value, context) => {
      const problem = problemOfRange(value);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    });
  return z.union([one, range], {
    // how a range is written helps only whoever meant one
    error: ({ input }) =>
      `${allowed}, or ${typeof input === 'object' && input !== null ? RANGES : 'a range of such numbers'}`,
  });
}

/** The mean of a number: the value that stands for a range where one figure is shown; never an end of what is stated. */
export function meanValue(stated: DrawnNumber): number {
  if (typeof stated === 'number') return stated;
  if (stated.distribution === 'estimated') return stated.mean;
  const { low, high } = stated;
  if (stated.distribution === 'triangular') return (low + stated.likely + high) / 3;
  return stated.distribution === 'uniform' ? (low + high) / 2 : (high - low) / Math.log(high / low);
}

/** Draws a value by the inverse of the distribution function, from one uniform number. */
export function drawValue(stated: DrawnNumber, random: Random): number {
  if (typeof stated === 'number') return stated;
  const share = random();
  if (stated.distribution === 'estimated') return drawEstimated(stated, share);
  const { low, high } = stated;
  if (stated.distribution === 'triangular') return drawTriangular(stated, share);
  return stated.distribution === 'uniform' ? low + (high - low) * share : low * (high / low) ** share;
}

type Triangular = Extract<StatedRange, { readonly distribution: 'triangular' }>;

function drawTriangular({ low, likely, high }: Triangular, share: number): number {
  const width = high - low;
  return share * width < likely - low
    ? low + Math.sqrt(share * width * (likely - low))
    : high - Math.sqrt((1 - share) * width * (high - likely));
}

/** Each half is normal, so that half of the draws lie below the estimate and its interval holds its share of them. */
function drawEstimated({ low, mean, high, confidence }: EstimatedRange, share: number): number {
  // chance may be exactly 0, where no quantile is finite
  const deviate = normalQuantile(Math.max(share, Number.EPSILON)) / normalQuantile((1 + confidence) / 2);
  return mean + deviate * (deviate < 0 ? mean - low : high - mean);
}
