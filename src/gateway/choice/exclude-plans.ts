import type { IsoDate, Plan, PlanId } from '#core';
import type { Catalog } from '#catalog';
import type { EffortAsk } from '#effort';
import { boundCall } from '#execution';
import type { JsonObject, RequestView, WireFormat } from '#wire';
import type { LatencyWindow } from './latency-window.ts';

/** What decides whether a plan keeps a caller's limits. */
export interface LimitFacts {
  readonly catalog: Catalog;
  readonly latency: LatencyWindow;
}

/** What decides whether a plan can carry a request at all. */
export interface CarryingFacts extends LimitFacts {
  /** The formats in which a model is reached; undefined when no provider serves it. */
  readonly formatsOf: (modelId: string) => readonly WireFormat[] | undefined;
  /** Plans above this rung of the ladder are no candidates; absent without a ceiling. */
  readonly ceiling?: number;
}

/** What a request wants of any plan. */
export interface AskedOfPlans {
  readonly view: RequestView;
  readonly body: JsonObject;
  readonly ask: EffortAsk;
  readonly today: IsoDate;
}

/** Why a format cannot be left for another one, if it cannot: what is not carried across formats yet. */
function notCarried({ needs }: RequestView): string | undefined {
  if (needs.tools) return 'tools';
  if (needs.images) return 'images';
  if (needs.schema) return 'a response schema';
  return undefined;
}

function whyNotReached(modelId: string, view: RequestView, facts: CarryingFacts): string | undefined {
  const formats = facts.formatsOf(modelId);
  if (formats === undefined) return 'no-provider';
  if (formats.includes(view.format)) return undefined;
  const what = notCarried(view);
  return what === undefined ? undefined : `${what} not carried to ${formats.join(', ')} yet`;
}

function whyOverBudget(
  modelId: string,
  { view, body, ask, today }: AskedOfPlans,
  catalog: Catalog,
): string | undefined {
  if (ask.budgetUsd === undefined) return undefined;
  if (view.maxOutputTokens === undefined) return 'over-budget (the request sets no max_tokens)';
  const cost = boundCall(catalog, { modelId, view, body, at: today });
  if (cost.status === 'unpriced') {
    return cost.reason === 'usage-unknown' ? 'over-budget (files and images have no bound)' : 'no-price';
  }
  return cost.costUsd > ask.budgetUsd ? 'over-budget' : undefined;
}

function whyTooSlow(planId: PlanId, ask: EffortAsk, latency: LatencyWindow): string | undefined {
  if (ask.deadlineMs === undefined) return undefined;
  const estimate = latency.estimate(planId);
  // an unknown latency excludes nothing: the response says `latency-unknown`
  return estimate.status === 'measured' && estimate.p95Ms > ask.deadlineMs ? 'over-deadline' : undefined;
}

/** Why a plan breaks the caller's own limits, budget and deadline, if it does. */
export function whyBeyondLimits(plan: Plan, asked: AskedOfPlans, facts: LimitFacts): string | undefined {
  const overBudget = plan.steps.flatMap((step) =>
    step.type === 'check' ? [] : (whyOverBudget(step.modelId, asked, facts.catalog) ?? []),
  );
  return overBudget[0] ?? whyTooSlow(plan.id, asked.ask, facts.latency);
}

function whyPlanNotReached(plan: Plan, view: RequestView, facts: CarryingFacts): string | undefined {
  const reasons = plan.steps.flatMap((step) =>
    step.type === 'check' ? [] : (whyNotReached(step.modelId, view, facts) ?? []),
  );
  return reasons[0];
}

/** Finds the plans that cannot carry a request, each with the reason. */
export function excludePlans(
  plans: readonly Plan[],
  asked: AskedOfPlans,
  facts: CarryingFacts,
): Map<PlanId, string> {
  const excluded = new Map<PlanId, string>();
  plans.forEach((plan, rung) => {
    const isAbove = facts.ceiling !== undefined && rung > facts.ceiling;
    const reason = isAbove
      ? 'above-ceiling'
      : (whyPlanNotReached(plan, asked.view, facts) ?? whyBeyondLimits(plan, asked, facts));
    if (reason !== undefined) excluded.set(plan.id, reason);
  });
  return excluded;
}
