import { assertNever, formatUsd, type OutcomeSource, type RouteDecision } from '#core';
import type { Dial } from '#routing';
import { isMeasurablyDifferent, type Step, stepLower } from './lower-knot.ts';

/** What a decision is explained from. */
export interface DecisionFacts {
  readonly decision: RouteDecision;
  /** The dial that decided; undefined where none is measured. */
  readonly dial: Dial | undefined;
  /** Where the answer's words come from; undefined where the gateway did not say. */
  readonly source: OutcomeSource | undefined;
}

/** One part of the explanation. */
export interface Explanation {
  readonly title: 'why' | 'promise' | 'one step lower' | 'source';
  readonly text: string;
}

const THOUSAND = 1000;

function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** A share as it was asked for, with no more digits than it has. */
function plainPercent(share: number): string {
  return `${Number((100 * share).toFixed(2))} %`;
}

/** Which plans serve at the position, and how this one was drawn. */
function sharesText({ candidates, planId }: RouteDecision): string {
  const serving = candidates.filter(({ probability }) => probability > 0);
  if (serving.length === 1 && serving[0]?.planId === planId) return 'There it answers every such request.';
  const shares = serving.map((one) => `${one.planId} ${percent(one.probability)}`).join(', ');
  return `There requests like this one are divided: ${shares}. Which of them answers follows from the text, so that the same request gets the same plan every time.`;
}

function whyText({ decision }: DecisionFacts): string {
  const { servedBy, reason, planId } = decision;
  switch (servedBy) {
    case 'pinned':
      return `${planId} answered: ${reason}.`;
    case 'ladder':
      return `${planId} answered: ${reason}. Nothing is measured on this ladder, so that a position only picks a rung of it.`;
    case 'top':
    case 'hull':
    case 'learned':
      return `${planId} answered: ${reason}. ${sharesText(decision)}`;
    default:
      return assertNever(servedBy);
  }
}

function promiseText({ decision, dial }: DecisionFacts): string {
  const { certificate } = decision;
  const { record } = dial?.policy ?? {};
  const top = record === undefined ? '' : ` (${record.plans[record.topPlan]?.id})`;
  switch (certificate.status) {
    case 'certified':
      return (
        `at least ${plainPercent(certificate.rho)} of the top plan's quality${top}, on average over requests like the ` +
        `${certificate.n} tested, with ${plainPercent(certificate.confidence)} confidence; of this one answer it says nothing`
      );
    case 'top':
      return `the top plan${top}, always: it keeps every share of its own quality by definition`;
    case 'none':
      return `none (${certificate.reason})`;
    default:
      return assertNever(certificate);
  }
}

function costText({ here, lower }: Step): string {
  const lowerUsd = lower.costUsd.mean;
  const at = `at ${lower.position.toFixed(2)} 1,000 requests cost ${formatUsd(THOUSAND * lowerUsd)}`;
  const hereUsd = here?.costUsd.mean;
  if (hereUsd === undefined) return at;
  const instead = `${at} instead of ${formatUsd(THOUSAND * hereUsd)}`;
  return lowerUsd < hereUsd ? `${instead}, ${percent(1 - lowerUsd / hereUsd, 0)} less` : instead;
}

function qualityText({ here, lower }: Step): string {
  const right = `are right on ${percent(lower.quality.mean)}`;
  if (here === undefined) return right;
  const difference = isMeasurablyDifferent(here.quality, lower.quality)
    ? ''
    : `: no measurable difference on ${lower.quality.n} cases`;
  return `${right} instead of ${percent(here.quality.mean)}${difference}`;
}

/** What the next lower knot reads: nothing without a dial, and at its lower end. */
function lowerText({ decision, dial }: DecisionFacts): string | undefined {
  const step = dial === undefined ? undefined : stepLower(dial.readings, decision);
  return step === undefined ? undefined : `${costText(step)}, and ${qualityText(step)}`;
}

const SOURCES: Readonly<Record<OutcomeSource, string>> = {
  measured: 'measured: a live model, or a classifier of this machine, really answered',
  recorded: 'recorded: a model gave this answer earlier, and no model was called now',
  modelled: 'modelled: computed from measured figures, and no model was called',
  simulated: 'simulated: no model was called; the answer follows from stated figures',
};

/** Explains a decision in words: why this plan, what is promised, what one step lower would have cost. */
export function explainDecision(facts: DecisionFacts): readonly Explanation[] {
  const lower = lowerText(facts);
  // figures of a simulation say so wherever they stand
  const mark = facts.dial?.policy.record.source === 'simulated' ? ' (simulated)' : '';
  const markOfPromise = facts.decision.certificate.status === 'none' ? '' : mark;
  return [
    { title: 'why', text: whyText(facts) },
    { title: 'promise', text: `${promiseText(facts)}${markOfPromise}` },
    ...(lower === undefined ? [] : [{ title: 'one step lower' as const, text: `${lower}${mark}` }]),
    ...(facts.source === undefined ? [] : [{ title: 'source' as const, text: SOURCES[facts.source] }]),
  ];
}
