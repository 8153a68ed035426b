import {
  createCallPlan,
  type CreateId,
  type IsoDate,
  ModelId,
  type Plan,
  type Principal,
  type RouteDecision,
  VernierError,
} from '#core';
import type { Catalog } from '#catalog';
import { type EffortAsk, type EffortConfig, levelFromPosition } from '#effort';
import { decide, decidePinned, decideUnmeasured, type Dial, type DialAsk } from '#routing';
import type { JsonObject, RequestView, WireFormat } from '#wire';
import { createLimits, excludePlans, isOnLadder } from './exclude-plans.ts';
import type { LatencyWindow } from './latency-window.ts';

/** What the gateway chooses from; the dial may be replaced while it runs. */
export interface PlanChoice {
  readonly catalog: Catalog;
  readonly latency: LatencyWindow;
  readonly effort: EffortConfig;
  readonly dial: Dial | undefined;
  /** The ladder in list-price order, for when there is no dial. */
  readonly ladder: readonly Plan[];
  /** The models that the configuration names for `auto`; absent when it names none. */
  readonly configuredLadder?: readonly string[];
  readonly defaultHold: number;
  readonly formatsOf: (modelId: string) => readonly WireFormat[] | undefined;
  readonly modelIds: readonly string[];
  readonly createId: CreateId;
}

/** One request, as far as the choice goes. */
export interface RequestToRoute {
  readonly view: RequestView;
  readonly ask: EffortAsk;
  readonly principal: Principal;
  readonly sessionKey?: string;
  /** The parsed body, for what bounds its cost. */
  readonly body: JsonObject;
  /** Length of the body as it was received. */
  readonly bodyBytes: number;
  readonly today: IsoDate;
}

/** The names of the one ladder that there is. */
const AUTO: ReadonlySet<string> = new Set(['auto', 'vernier', 'vernier/auto']);

/** A plan and why it was chosen. */
export interface ChosenPlan {
  readonly plan: Plan;
  readonly decision: RouteDecision;
}

/** The dial, unless none of its plans may run: of those on the configured ladder it says nothing then. */
function usableDial({ dial, configuredLadder }: PlanChoice): Dial | undefined {
  const mayRun = dial?.policy.record.plans.some((plan) => isOnLadder(plan, configuredLadder));
  return mayRun === true ? dial : undefined;
}

/** The plans of `auto`, cheapest first. */
function ladderPlans(choice: PlanChoice): readonly Plan[] {
  return usableDial(choice)?.policy.record.plans ?? choice.ladder;
}

function dialAsk(ask: EffortAsk): DialAsk {
  if (ask.kind === 'position') return { kind: 'position', position: ask.position };
  return ask.kind === 'hold' ? { kind: 'hold', rho: ask.rho } : { kind: 'default' };
}

function unknownModel(model: string, choice: PlanChoice): VernierError {
  const known = ['auto', ...choice.modelIds].slice(0, 12).join(', ');
  return new VernierError(
    'unknown-model',
    `model ${JSON.stringify(model.slice(0, 100))} is not served here: use one of ${known}`,
    { details: { model: model.slice(0, 100) } },
  );
}

/** The plan of a model that the caller named; the dial sets its effort only where the caller asked something of it. */
function pinnedPlan(choice: PlanChoice, { view, ask }: RequestToRoute): Plan {
  if (ask.kind !== 'position') return createCallPlan(view.model);
  const model = choice.catalog.findModel(view.model);
  const hasEffort = model.status === 'found' && model.model.effort.sentAs !== 'none';
  return hasEffort
    ? createCallPlan(view.model, levelFromPosition(ask.position, choice.effort))
    : createCallPlan(view.model);
}

function pinPlan(choice: PlanChoice, request: RequestToRoute): ChosenPlan {
  const { ask, principal } = request;
  const plan = pinnedPlan(choice, request);
  const limit = createLimits(request, choice)(plan);
  if (limit !== undefined) {
    throw new VernierError(
      'no-candidate',
      `the model that was named cannot keep the limits of this request (${plan.id}: ${limit}): widen them, or ask for auto`,
    );
  }
  const segment = ask.task ?? principal.segment;
  const position = ask.kind === 'position' ? ask.position : null;
  const decision = decidePinned({ plan, position, ...(segment === undefined ? {} : { segment }) }, choice);
  return { plan, decision };
}

function decideOnLadder(choice: PlanChoice, request: RequestToRoute, ceiling?: number): ChosenPlan {
  const { view, ask, principal } = request;
  const dial = usableDial(choice);
  const plans = ladderPlans(choice);
  const excluded = excludePlans(plans, request, { ...choice, ...(ceiling === undefined ? {} : { ceiling }) });
  const segment = ask.task ?? principal.segment;
  const about = { ask: dialAsk(ask), excluded, ...(segment === undefined ? {} : { segment }) };
  const session = request.sessionKey === undefined ? {} : { sessionKey: request.sessionKey };
  const decision =
    dial === undefined
      ? decideUnmeasured({ ladder: plans, ...about }, choice)
      : decide(dial, { text: view.text, ...session, ...about }, choice);
  const plan = plans.find((one) => one.id === decision.planId);
  if (plan === undefined)
    throw new RangeError(`the decision names ${decision.planId}, which is not on the ladder`);
  return { plan, decision };
}

/** The rung up to which a model's name reaches, where the key makes it a ceiling and it stands on the ladder. */
function ceilingOf(choice: PlanChoice, { view, principal }: RequestToRoute): number | undefined {
  if (principal.explicitModels !== 'ceiling') return undefined;
  const rung = ladderPlans(choice).findLastIndex((plan) =>
    plan.steps.some((step) => step.type !== 'check' && step.modelId === view.model),
  );
  return rung < 0 ? undefined : rung;
}

/** What was asked and is not served yet is refused, not left out in silence. */
function refuseMode({ mode }: EffortAsk): void {
  if (mode === undefined || mode === 'direct') return;
  throw new VernierError(
    'plan-not-supported',
    `x-vernier-mode is ${mode}, which is not served yet: send direct, or leave it out`,
    { details: { field: 'x-vernier-mode' } },
  );
}

/**
 * Chooses the plan of a request: `auto` asks the dial, a model's name pins it, or is a ceiling where the key says so
 * and the model stands on the ladder.
 *
 * Throws  'unknown-model' for a model that no provider serves; 'no-candidate' when nothing can carry the request or
 *         keep its limits; 'plan-not-supported' for a serving mode that is not there yet
 */
export function choosePlan(choice: PlanChoice, request: RequestToRoute): ChosenPlan {
  const { model } = request.view;
  refuseMode(request.ask);
  if (AUTO.has(model)) return decideOnLadder(choice, request);
  const isKnown = ModelId.safeParse(model).success && choice.formatsOf(model) !== undefined;
  if (!isKnown) throw unknownModel(model, choice);
  const ceiling = ceilingOf(choice, request);
  return ceiling === undefined ? pinPlan(choice, request) : decideOnLadder(choice, request, ceiling);
}
