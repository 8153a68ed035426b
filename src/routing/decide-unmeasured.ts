import { type CreateId, DecisionId, type Plan, type PlanId, type RouteDecision } from '#core';
import type { DialAsk } from './decide.ts';
import { noCandidate } from './no-candidate.ts';

/** What can be known without a policy: the ladder in list-price order, and what was asked. */
export interface UnmeasuredRequest {
  /** Cheapest first. */
  readonly ladder: readonly Plan[];
  readonly ask: DialAsk;
  readonly segment?: string;
  readonly excluded: ReadonlyMap<PlanId, string>;
}

/**
 * Chooses a rung of a ladder that nobody measured: rungs lie evenly on [0,1], and only a position moves below the top.
 *
 * Throws  'no-candidate' when every plan is excluded
 */
export function decideUnmeasured(request: UnmeasuredRequest, options: { createId: CreateId }): RouteDecision {
  const { ladder, ask, excluded } = request;
  const position = ask.kind === 'position' ? ask.position : 1;
  const wanted = Math.round(position * (ladder.length - 1));
  const rungs = [...ladder.keys()].filter((rung) => {
    const plan = ladder[rung];
    return plan !== undefined && !excluded.has(plan.id);
  });
  // a higher rung is the safer stand-in where nothing was measured
  const rung = rungs.find((other) => other >= wanted) ?? rungs.at(-1);
  const plan = rung === undefined ? undefined : ladder[rung];
  if (plan === undefined) throw noCandidate(excluded);
  const asked =
    ask.kind === 'position' ? `asked for position ${position}` : 'nothing is measured, so the top plan';
  return {
    version: 1,
    id: DecisionId.parse(options.createId('dec')),
    policyHash: null,
    dialSource: 'none',
    mode: 'direct',
    position,
    knots: null,
    segment: request.segment ?? null,
    candidates: ladder.map(({ id }) => {
      const reason = excluded.get(id);
      return {
        planId: id,
        probability: id === plan.id ? 1 : 0,
        ...(reason === undefined ? {} : { excluded: reason }),
      };
    }),
    planId: plan.id,
    propensity: 1,
    servedBy: 'ladder',
    reason: `${asked}; rungs in list-price order, because no policy is in force`,
    certificate: { status: 'none', reason: 'uncertified' },
  };
}
