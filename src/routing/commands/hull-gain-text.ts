import { type HullGain, type Interval, type PlanMixture, type Policy, sourceMark } from '#core';
import { sharePercent } from './certificate-text.ts';
import { isMeasurable, pointsText } from './step-text.ts';

/** What a gain is put into words from. */
export type HullGainFacts = Pick<Policy, 'plans' | 'source'>;

/** A mixture in words: `38 % small-model and 62 % large-model`, or one plan alone. */
function mixtureText({ lowPlan, highPlan, highShare }: PlanMixture, { plans }: HullGainFacts): string {
  const idOf = (plan: number) => plans[plan]?.id ?? '';
  const high = Math.round(100 * highShare);
  if (high === 0 || lowPlan === highPlan) return `${idOf(lowPlan)} alone`;
  if (high === 100) return `${idOf(highPlan)} alone`;
  return `${100 - high} % ${idOf(lowPlan)} and ${high} % ${idOf(highPlan)}`;
}

function measuredSentence(gain: Interval, mixture: string): string {
  const points = (value: number) => pointsText(gain, value);
  const [size, from, to] = gain.mean < 0 ? [-gain.mean, -gain.high, -gain.low] : [gain.mean, gain.low, gain.high];
  const sureness = `${sharePercent(gain.confidence)} ${points(from)} to ${points(to)}, n = ${gain.n}`;
  if (!isMeasurable(gain)) {
    const direction = gain.mean < 0 ? 'lower' : 'higher';
    return `No measurable difference from a fixed mixture of single plans at the same cost, ${mixture} (${points(size)} points ${direction}, ${sureness})`;
  }
  return gain.mean < 0
    ? `A fixed mixture of single plans does better at the same cost: ${mixture} is ${points(size)} points higher (${sureness})`
    : `${points(size)} points above a fixed mixture of single plans at the same cost, ${mixture} (${sureness})`;
}

/**
 * Says what a position reads against a fixed mixture of single plans at the same cost.
 *
 * Shape   → a sentence; undefined where it was not measured
 */
export function hullGainSentence({ against }: HullGain, facts: HullGainFacts): string | undefined {
  if (against.status === 'unknown') return undefined;
  const mixture = mixtureText(against.mixture, facts);
  if (against.status === 'same') return `This position is a fixed mixture of single plans itself: ${mixture}.`;
  return `${measuredSentence(against.gain, mixture)}${sourceMark(facts.source)}.`;
}
