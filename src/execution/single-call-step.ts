import { type CallStep, type Plan, VernierError } from '#core';

/**
 * Takes the one call out of a plan.
 *
 * Throws  'plan-not-supported' for a plan of several steps, or of another kind of step
 */
export function singleCallStep(plan: Plan): CallStep {
  const [step] = plan.steps;
  if (plan.steps.length === 1 && step?.type === 'call') return step;
  const kinds = plan.steps.map((one) => one.type).join(' > ');
  throw new VernierError(
    'plan-not-supported',
    `plan ${plan.id} (${kinds}) cannot be run yet: choose a plan of one call`,
    { details: { planId: plan.id } },
  );
}
