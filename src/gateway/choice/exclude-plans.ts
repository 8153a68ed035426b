import type { IsoDate, Plan, PlanId } from '#core';
import type { Catalog } from '#catalog';
import type { EffortAsk } from '#effort';
import { boundCall, type CallSize, measureCall } from '#execution';
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
  /** The models that the configuration names for `auto`; absent when it names none. */
  readonly configuredLadder?: readonly string[];
}

/** What a request wants of any plan. */
export interface AskedOfPlans {
  readonly view: RequestView;
  readonly body: JsonObject;
  /** Length of the body as it was received. */
  readonly bodyBytes: number;
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

/** A budget and what bounds the request under it. */
interface AskedBudget {
  readonly budgetUsd: number;
  readonly size: CallSize;
  readonly today: IsoDate;
}

/** The size walks the whole body: it is measured once for all plans, and not at all without a budget. */
function budgetOf(asked: AskedOfPlans): AskedBudget | undefined {
  const { budgetUsd } = asked.ask;
  return budgetUsd === undefined ? undefined : { budgetUsd, size: measureCall(asked), today: asked.today };
}

function whyOverBudget(modelId: string, budget: AskedBudget, catalog: Catalog): string | undefined {
  const { budgetUsd, size, today } = budget;
  const { cost, problem } = boundCall(catalog, { modelId, size, at: today });
  if (problem !== undefined) return `over-budget (${problem} has no bound)`;
  if (cost.status === 'unpriced') return 'no-price';
  return cost.costUsd > budgetUsd ? 'over-budget' : undefined;
}

function whyTooSlow(planId: PlanId, ask: EffortAsk, latency: LatencyWindow): string | undefined {
  if (ask.deadlineMs === undefined) return undefined;
  const estimate = latency.estimate(planId);
  // an unknown latency excludes nothing: the response says `latency-unknown`
  return estimate.status === 'measured' && estimate.p95Ms > ask.deadlineMs ? 'over-deadline' : undefined;
}

function modelsOf(plan: Plan): readonly string[] {
  return plan.steps.flatMap((step) => (step.type === 'check' ? [] : [step.modelId]));
}

type FindLimit = (plan: Plan) => string | undefined;

/** Makes what says why a plan breaks the caller's own limits, budget and deadline, if it does. */
export function createLimits(asked: AskedOfPlans, { catalog, latency }: LimitFacts): FindLimit {
  const budget = budgetOf(asked);
  return (plan) => {
    const overBudget =
      budget === undefined
        ? []
        : modelsOf(plan).flatMap((modelId) => whyOverBudget(modelId, budget, catalog) ?? []);
    return overBudget[0] ?? whyTooSlow(plan.id, asked.ask, latency);
  };
}

/** Whether a plan calls only models that the configuration names, where it names any. */
export function isOnLadder(plan: Plan, configuredLadder: readonly string[] | undefined): boolean {
  return (
    configuredLadder === undefined || modelsOf(plan).every((modelId) => configuredLadder.includes(modelId))
  );
}

function whyPlanNotReached(plan: Plan, view: RequestView, facts: CarryingFacts): string | undefined {
  if (!isOnLadder(plan, facts.configuredLadder)) return 'not-on-ladder';
  return modelsOf(plan).flatMap((modelId) => whyNotReached(modelId, view, facts) ?? [])[0];
}

/** Finds the plans that cannot carry a request, each with the reason. */
export function excludePlans(
  plans: readonly Plan[],
  asked: AskedOfPlans,
  facts: CarryingFacts,
): Map<PlanId, string> {
  const excluded = new Map<PlanId, string>();
  const whyBeyondLimits = createLimits(asked, facts);
  plans.forEach((plan, rung) => {
    const isAbove = facts.ceiling !== undefined && rung > facts.ceiling;
    const reason = isAbove
      ? 'above-ceiling'
      : (whyPlanNotReached(plan, asked.view, facts) ?? whyBeyondLimits(plan));
    if (reason !== undefined) excluded.set(plan.id, reason);
  });
  return excluded;
}
