import {
  type Candidate,
  type CreateId,
  DecisionId,
  type PlanId,
  type RouteDecision,
  unitFromHash,
} from '#core';
import { excerptText } from '#text';
import type { Dial } from './dial/dial.ts';
import { findPromise, promiseAt } from './dial/find-promise.ts';
import { planShares } from './dial/plan-shares.ts';
import { neighbourKnots, TOP_KNOT } from './dial/spend-targets.ts';
import type { Prediction } from './open-policy.ts';
import { replaceExcluded } from './replace-excluded.ts';

/** What was asked of the dial: a position in [0,1], a share of the top plan's quality, or nothing. */
export type DialAsk =
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'hold'; readonly rho: number }
  | { readonly kind: 'default' };

/** What `decide` sees of a request. */
export interface DecideRequest {
  /** The newest user turn: what the features see. */
  readonly text: string;
  /** The conversation, if the client names one: its requests share one draw. */
  readonly sessionKey?: string;
  readonly segment?: string;
  readonly ask: DialAsk;
  /** Plans that cannot carry this request, each with the reason. */
  readonly excluded: ReadonlyMap<PlanId, string>;
}

interface DecideOptions {
  readonly createId: CreateId;
  /** The promise of a request that asks for nothing. */
  readonly defaultHold: number;
}

interface Place {
  readonly position: number;
  readonly why: string;
}

function placeOf(dial: Dial, ask: DialAsk, defaultHold: number): Place {
  if (ask.kind === 'position') return { position: ask.position, why: `asked for position ${ask.position}` };
  const rho = ask.kind === 'hold' ? ask.rho : defaultHold;
  const { position, shortfall } = findPromise(dial.certificates, rho);
  const what = ask.kind === 'hold' ? `asked to hold ${rho}` : `nothing asked, so hold ${rho}`;
  if (shortfall !== undefined) return { position, why: `${what}; ${shortfall}, so the top plan` };
  return { position, why: `${what}; certified from position ${position}` };
}

/** Draws a plan by a number in [0,1): plans stand cheapest first, so a higher position never draws a cheaper one for free. */
function drawPlan(shares: Float64Array, unit: number): number {
  let sum = 0;
  let last = 0;
  for (let plan = 0; plan < shares.length; plan += 1) {
    const share = shares[plan] ?? 0;
    if (share <= 0) continue;
    sum += share;
    last = plan;
    if (unit < sum) return plan;
  }
  return last;
}

function candidatesOf(
  dial: Dial,
  request: DecideRequest,
  at: { shares: Float64Array; prediction: Prediction },
) {
  return dial.policy.record.plans.map((plan, index): Candidate => {
    const excluded = request.excluded.get(plan.id);
    return {
      planId: plan.id,
      probability: Math.min(1, at.shares[index] ?? 0),
      predictedQuality: at.prediction.quality[index] ?? 0,
      costEstimateUsd: at.prediction.costUsd[index] ?? 0,
      ...(excluded === undefined ? {} : { excluded }),
    };
  });
}

/** What serves at a position, and under which promise: an unknown kind of request gets the hull and no promise. */
function standingOf(dial: Dial, prediction: Prediction, position: number) {
  const { lower, upper, upperShare } = neighbourKnots(position);
  if (prediction.isUnknown && lower < TOP_KNOT) {
    return {
      servedBy: 'hull' as const,
      promise: { status: 'none' as const, reason: 'unknown-kind-of-request' },
    };
  }
  const knot = dial.policy.record.knots[upperShare > 0.5 ? upper : lower];
  return { servedBy: knot?.servedBy ?? ('hull' as const), promise: promiseAt(dial.certificates, position) };
}

/** The most likely segment of a text, if the policy tells several apart. */
function likelySegment(dial: Dial, prediction: Prediction): string | null {
  const { segments, heads } = dial.policy.record;
  if (heads === null || segments.length < 2 || prediction.isUnknown) return null;
  const best = prediction.segments.indexOf(Math.max(...prediction.segments));
  return segments[best]?.name ?? null;
}

/**
 * Chooses the plan of one request at a dial position: the same request, policy and position give the same plan in
 * every process and format.
 *
 * Shape   → exactly one decision
 * Throws  'no-candidate' when every plan is excluded
 * Source  routing-method D6, D8; draws by hash(policy, session or text)
 */
export function decide(dial: Dial, request: DecideRequest, options: DecideOptions): RouteDecision {
  const { record } = dial.policy;
  const prediction = dial.policy.predict(request.text);
  const asked = placeOf(dial, request.ask, options.defaultHold);
  const isPromise = request.ask.kind !== 'position';
  // a promise is about requests like those it was measured on: an unknown kind gets the top plan
  const position = isPromise && prediction.isUnknown ? 1 : asked.position;
  const shares = planShares(dial.policy, prediction, position);
  const key = request.sessionKey ?? excerptText(request.text);
  const drawn = drawPlan(shares, unitFromHash(`${record.hash}\0${key}`));
  const chosen = replaceExcluded(record, { drawn, shares, excluded: request.excluded });
  const unknown = prediction.isUnknown ? '; unlike the requests it was fitted on' : '';
  const { servedBy, promise } = standingOf(dial, prediction, position);
  return {
    version: 1,
    id: DecisionId.parse(options.createId('dec')),
    policyHash: record.hash,
    dialSource: record.source,
    mode: record.mode,
    position,
    knots: neighbourKnots(position),
    segment: request.segment ?? likelySegment(dial, prediction),
    candidates: candidatesOf(dial, request, { shares, prediction }),
    planId: chosen.planId,
    propensity: chosen.propensity,
    servedBy,
    reason: `${asked.why}${unknown}${chosen.note}`,
    certificate: chosen.isLower ? { status: 'none', reason: chosen.lowerReason } : promise,
  };
}
