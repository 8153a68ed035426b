import {
  createCallPlan,
  type CreateId,
  type IsoDate,
  type Plan,
  type Principal,
  type RouteDecision,
  VernierError,
} from '#core';
import type { Catalog } from '#catalog';
import { type EffortAsk, type EffortConfig, levelFromPosition } from '#effort';
import { decide, decidePinned, decideUnmeasured, type Dial, type DialAsk } from '#routing';
import type { RequestView, WireFormat } from '#wire';
import { excludePlans } from './exclude-plans.ts';
import type { LatencyWindow } from './latency-window.ts';

/** What the gateway chooses from; the dial may be replaced while it runs. */
export interface PlanChoice {
  readonly catalog: Catalog;
  readonly latency: LatencyWindow;
  readonly effort: EffortConfig;
  readonly dial: Dial | undefined;
  /** The ladder in list-price order, for when there is no dial. */
  readonly ladder: readonly Plan[];
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
  readonly today: IsoDate;
}

const AUTO = /^(auto|vernier(\/.+)?)$/;

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

function pinPlan(choice: PlanChoice, request: RequestToRoute): { plan: Plan; decision: RouteDecision } {
  const { ask, principal } = request;
  const plan = pinnedPlan(choice, request);
  const segment = ask.task ?? principal.segment;
  const position = ask.kind === 'position' ? ask.position : null;
  const decision = decidePinned({ plan, position, ...(segment === undefined ? {} : { segment }) }, choice);
  return { plan, decision };
}

function decideOnLadder(choice: PlanChoice, request: RequestToRoute, ceilingModel?: string): RouteDecision {
  const { view, ask, principal, today } = request;
  const plans = choice.dial?.policy.record.plans ?? choice.ladder;
  const ceiling = plans.findLastIndex((plan) =>
    plan.steps.some((step) => step.type !== 'check' && step.modelId === ceilingModel),
  );
  const excluded = excludePlans(
    plans,
    { view, ask, today },
    { ...choice, ...(ceiling < 0 ? {} : { ceiling }) },
  );
  const segment = ask.task ?? principal.segment;
  const about = { ask: dialAsk(ask), excluded, ...(segment === undefined ? {} : { segment }) };
  if (choice.dial === undefined) return decideUnmeasured({ ladder: plans, ...about }, choice);
  const session = request.sessionKey === undefined ? {} : { sessionKey: request.sessionKey };
  return decide(choice.dial, { text: view.text, ...session, ...about }, choice);
}

/**
 * Chooses the plan of a request: `auto` asks the dial, a model's name pins it, or is a ceiling where the key says so.
 *
 * Throws  'unknown-model' for a model that no provider serves; 'no-candidate' when nothing can carry the request
 */
export function choosePlan(
  choice: PlanChoice,
  request: RequestToRoute,
): { plan: Plan; decision: RouteDecision } {
  const { view, principal } = request;
  const isAuto = AUTO.test(view.model);
  if (!isAuto && choice.formatsOf(view.model) === undefined) throw unknownModel(view.model, choice);
  const plans = choice.dial?.policy.record.plans ?? choice.ladder;
  if (isAuto || principal.explicitModels === 'ceiling') {
    const decision = decideOnLadder(choice, request, isAuto ? undefined : view.model);
    const plan = plans.find((one) => one.id === decision.planId);
    if (plan === undefined)
      throw new RangeError(`the decision names ${decision.planId}, which is not on the ladder`);
    return { plan, decision };
  }
  return pinPlan(choice, request);
}
