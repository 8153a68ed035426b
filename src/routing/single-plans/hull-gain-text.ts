import { type HullGain, type Interval, type PlanMixture, type Policy, sourceMark } from '#core';
import { sharePercent } from '../commands/certificate-text.ts';
import { isMeasurable, pointsText } from '../commands/step-text.ts';

/** What a gain is put into words from. */
export type HullGainFacts = Pick<Policy, 'plans' | 'source'>;

/** A share in whole percent that never rounds a plan away. */
function shareText(share: number): string {
  if (share < 0.01) return 'less than 1 %';
  return share > 0.99 ? 'more than 99 %' : `${Math.round(100 * share)} %`;
}

/** A mixture in words: `38 % small-model and 62 % large-model`, or one plan alone. */
function mixtureText({ lowPlan, highPlan, highShare }: PlanMixture, { plans }: HullGainFacts): string {
  const [low, high] = [lowPlan, highPlan].map((plan) => plans[plan]?.id ?? '');
  if (lowPlan === highPlan || highShare === 0) return `${low} alone`;
  return `${shareText(1 - highShare)} ${low} and ${shareText(highShare)} ${high}`;
}

function measuredSentence(gain: Interval, mixture: string): string {
  const points = (value: number) => pointsText(gain, value);
  const [size, from, to] =
    gain.mean < 0 ? [-gain.mean, -gain.high, -gain.low] : [gain.mean, gain.low, gain.high];
  const sureness = `${sharePercent(gain.confidence)} ${points(from)} to ${points(to)}, n = ${gain.n}`;
  if (!isMeasurable(gain)) {
    const direction = gain.mean < 0 ? 'lower' : 'higher';
    return `No measurable difference from a fixed mixture of single plans at the same cost, ${mixture} (${points(size)} points ${direction}, ${sureness})`;
  }
  return gain.mean < 0
    ? `A fixed mixture of single plans does better at the same cost: ${mixture} is ${points(size)} points higher (${sureness})`
    : `Reads ${points(size)} points above a fixed mixture of single plans at the same cost (${sureness})`;
}

/**
 * Says what a position reads against a fixed mixture of single plans at the same cost.
 *
 * Shape   → a sentence; undefined where it was not measured
 */
export function hullGainSentence({ against }: HullGain, facts: HullGainFacts): string | undefined {
  if (against.status === 'unknown') return undefined;
  const mixture = mixtureText(against.mixture, facts);
  if (against.status === 'same') return `This position is a fixed mixture of single plans: ${mixture}.`;
  return `${measuredSentence(against.gain, mixture)}${sourceMark(facts.source)}.`;
}
