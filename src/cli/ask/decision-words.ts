import { assertNever, type FigureSources, type OutcomeSource, type RouteDecision, sourceMark } from '#core';
import type { MeasuredDial } from '../client/serving-dial.ts';

/** What a decision is explained from. */
export interface DecisionFacts {
  readonly decision: RouteDecision;
  /** The dial that decided, as the gateway tells of it; undefined where none is measured. */
  readonly dial: MeasuredDial | undefined;
  /** Where the answer's words come from; undefined where the gateway did not say. */
  readonly source: OutcomeSource | undefined;
}

/** One part of the explanation. */
export interface Explanation {
  readonly title: 'why' | 'promise' | 'one step lower' | 'source';
  readonly text: string;
}

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
  const top = dial === undefined ? '' : ` (${dial.topPlan})`;
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

/** What one step lower saves and loses: nothing to say without a dial, at its lower end, and of a pinned model. */
function lowerText({ decision, dial }: DecisionFacts): string | undefined {
  const { knots } = decision;
  if (dial === undefined || knots === null) return undefined;
  const step = dial.steps[knots.upperShare === 0 ? knots.lower : knots.upper];
  if (step === undefined || step.status === 'nothing-lower') return undefined;
  if (step.status === 'not-measured')
    return 'not measured as a pair: fit the dial again with `vernier dial fit`';
  const text = `${step.savingSentence} ${step.lossSentence}`;
  if (knots.upperShare === 0 || step.lowerKnot !== knots.lower) return text;
  // between two knots they are mixed, case by case: what differs is that share of their difference
  const upper = dial.readings[step.knot]?.position.toFixed(2);
  return `from ${upper}: ${text} This position lies ${percent(knots.upperShare, 0)} of the way up to it, and has that share of both.`;
}

const SOURCES: Readonly<Record<OutcomeSource, string>> = {
  measured: 'measured: a live model, or a classifier of this machine, really answered',
  recorded: 'recorded: a model gave this answer earlier, and no model was called now',
  modelled: 'modelled: computed from measured figures, and no model was called',
  simulated: 'simulated: no model was called; the answer follows from stated figures',
};

/** Where the figures behind a decision come from, as it says itself, or by its dial where it was kept without. */
export function figureSources({ decision, dial }: Omit<DecisionFacts, 'source'>): FigureSources {
  return { source: decision.dialSource ?? dial?.source, costSource: dial?.costSource };
}

/** Explains a decision in words: why this plan, what is promised, what one step lower would have cost. */
export function explainDecision(facts: DecisionFacts): readonly Explanation[] {
  const lower = lowerText(facts);
  const sources = figureSources(facts);
  const markOfPromise = facts.decision.certificate.status === 'none' ? '' : sourceMark(sources.source);
  return [
    { title: 'why', text: whyText(facts) },
    { title: 'promise', text: `${promiseText(facts)}${markOfPromise}` },
    ...(lower === undefined ? [] : [{ title: 'one step lower' as const, text: lower }]),
    ...(facts.source === undefined ? [] : [{ title: 'source' as const, text: SOURCES[facts.source] }]),
  ];
}
