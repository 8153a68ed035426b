import { type CreateId, DecisionId, type Plan, type RouteDecision } from '#core';

/** Records that the caller named the model: the dial only sets its effort. */
export function decidePinned(
  request: { readonly plan: Plan; readonly position: number | null; readonly segment?: string },
  options: { readonly createId: CreateId },
): RouteDecision {
  const { plan } = request;
  return {
    version: 1,
    id: DecisionId.parse(options.createId('dec')),
    policyHash: null,
    dialSource: 'none',
    mode: 'direct',
    position: request.position,
    knots: null,
    segment: request.segment ?? null,
    candidates: [{ planId: plan.id, probability: 1 }],
    planId: plan.id,
    propensity: 1,
    servedBy: 'pinned',
    reason: 'the caller named this model',
    certificate: { status: 'none', reason: 'pinned-model' },
  };
}
