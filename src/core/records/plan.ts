import { z } from 'zod';
import { EffortLevel } from '../effort-level.ts';
import { ModelId, PlanId } from '../ids.ts';

/** Calls a model at an effort; without `effort` the model runs at its own default. */
export const CallStep = z.strictObject({
  type: z.literal('call'),
  modelId: ModelId,
  effort: EffortLevel.optional(),
});
export type CallStep = z.infer<typeof CallStep>;

/** Judges the answer so far by the `accept` function handed to `runPlan`. */
export const CheckStep = z.strictObject({ type: z.literal('check') });

/** Lets a model rewrite the answer so far. */
export const ReviseStep = z.strictObject({
  type: z.literal('revise'),
  modelId: ModelId,
  effort: EffortLevel.optional(),
});

/** One step of a plan. */
export const Step = z.discriminatedUnion('type', [CallStep, CheckStep, ReviseStep]);
export type Step = z.infer<typeof Step>;

/** One executable way to answer: a list of steps, run in order. */
export const Plan = z.strictObject({
  version: z.literal(1),
  id: PlanId,
  steps: z.array(Step).min(1).readonly(),
});
export type Plan = z.infer<typeof Plan>;

/** Names a list of steps: `claude-haiku-5-5@low`, `a > check > b@high`. Equal steps have equal names. */
export function planIdFromSteps(steps: readonly Step[]): PlanId {
  const names = steps.map((step) => {
    if (step.type === 'check') return 'check';
    const call = step.effort === undefined ? step.modelId : `${step.modelId}@${step.effort}`;
    return step.type === 'call' ? call : `revise:${call}`;
  });
  return PlanId.parse(names.join(' > '));
}

/** Makes the plan of one call to one model. */
export function createCallPlan(modelId: string, effort?: EffortLevel): Plan {
  const step: CallStep = {
    type: 'call',
    modelId: ModelId.parse(modelId),
    ...(effort === undefined ? {} : { effort }),
  };
  return { version: 1, id: planIdFromSteps([step]), steps: [step] };
}
