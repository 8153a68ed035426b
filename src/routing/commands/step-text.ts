import {
  costMark,
  type Interval,
  type MeasuredStep,
  type Policy,
  type Reading,
  sourceMark,
  usdPerThousand,
} from '#core';
import { TOP_KNOT } from '../dial/spend-targets.ts';
import { sharePercent } from './certificate-text.ts';

const POINTS = 100;

/** Whether an interval of a difference leaves no difference open. */
export function isMeasurable({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/** How sure a difference is: `95 % 0.2 to 1.2, n = 672`. */
function surenessText({ low, high, confidence, n }: Interval, write: (value: number) => string): string {
  const range =
    low === high ? 'the same on every case' : `${sharePercent(confidence)} ${write(low)} to ${write(high)}`;
  return `${range}, n = ${n}`;
}

/** Decimals of points: two where the interval is narrower than one. */
function pointDecimals({ low, high }: Interval): number {
  return POINTS * (high - low) < 1 ? 2 : 1;
}

/** A value of a difference of scores in points, with as many decimals as its interval bears: `1.2`. */
export function pointsText(interval: Interval, value: number): string {
  const text = (POINTS * value).toFixed(pointDecimals(interval));
  return Number(text) === 0 ? text.replace('-', '') : text;
}

function turned(interval: Interval): Interval {
  return { ...interval, mean: -interval.mean, low: -interval.high, high: -interval.low };
}

/** An amount per 1,000 requests, behind its share of what this position costs: `3 % more, $0.10 per 1,000 requests`. */
function amountText(size: Interval, hereUsd: number | undefined, direction: '' | ' more' | ' less'): string {
  const amount = usdPerThousand(size)(size.mean);
  if (hereUsd === undefined || hereUsd <= 0) return `${amount}${direction} per 1,000 requests`;
  return `${((POINTS * size.mean) / hereUsd).toFixed(0)} %${direction}, ${amount} per 1,000 requests`;
}

function savingSentence(saved: Interval, hereUsd: number | undefined): string {
  if (saved.low === 0 && saved.high === 0) return `costs the same on every case (n = ${saved.n})`;
  const isDearer = saved.mean < 0;
  const size = isDearer ? turned(saved) : saved;
  const sureness = surenessText(size, usdPerThousand(size));
  const amount = (direction: '' | ' more' | ' less') => amountText(size, hereUsd, direction);
  if (!isMeasurable(size)) {
    return `makes no measurable difference in cost (${amount(isDearer ? ' more' : ' less')}, ${sureness})`;
  }
  return `${isDearer ? `costs ${amount(' more')}` : `saves ${amount('')}`} (${sureness})`;
}

function lossSentence(lost: Interval): string {
  const isBetter = lost.mean < 0;
  const size = isBetter ? turned(lost) : lost;
  const points = (value: number) => pointsText(size, value);
  const figures = `${points(size.mean)} points`;
  const sureness = surenessText(size, points);
  if (!isMeasurable(size)) {
    const direction = isBetter ? 'higher' : 'lower';
    return `No measurable difference in quality (${figures} ${direction}, ${sureness})`;
  }
  return `It ${isBetter ? 'gains' : 'loses'} ${figures} of quality (${sureness})`;
}

/** What a step is put into words from. */
export interface StepFacts {
  readonly readings: readonly Reading[];
  readonly policy: Pick<Policy, 'source' | 'costSource'>;
}

/**
 * Says what one step lower saves and what it loses, a sentence each; a figure that nobody observed is marked.
 *
 * Units   USD per 1,000 requests; quality in points, hundredths of the mean score
 */
export function stepSentences(
  step: MeasuredStep,
  knot: number,
  { readings, policy }: StepFacts,
): { readonly saving: string; readonly loss: string } {
  const hereUsd = readings[knot]?.costUsd.mean;
  const at = (step.knot / TOP_KNOT).toFixed(2);
  return {
    saving: `One step lower, at ${at}, ${savingSentence(step.savedUsd, hereUsd)}${costMark(policy)}.`,
    loss: `${lossSentence(step.qualityLost)}${sourceMark(policy.source)}.`,
  };
}
