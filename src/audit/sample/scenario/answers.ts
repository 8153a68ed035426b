import { EffortLevel } from '#core';
import { z } from 'zod';

/** A model at an effort, and what its answers to a kind of work are like. */
const AnsweringPlan = z.strictObject({
  model: z.string().min(1),
  effort: EffortLevel,
  /** Of its answers: those that are right. */
  right: z.number().min(0).max(1),
  /** Output in relation to `tokens.output` of the kind, on average. */
  output: z.number().min(0.01).max(20),
});
export type AnsweringPlan = z.infer<typeof AnsweringPlan>;

/** Constructed answers to further prompts of a kind of work, none of them in the log. */
export const KindAnswers = z.strictObject({
  prompts: z.number().int().min(1).max(10_000),
  /** Each step goes from a plan to one that is listed after it. */
  plans: z
    .array(AnsweringPlan)
    .min(2)
    .max(20)
    .superRefine((plans, context) => {
      for (const [index, { model, effort }] of plans.entries()) {
        const first = plans.findIndex((plan) => plan.model === model && plan.effort === effort);
        if (first !== index) {
          const message = `${model} at ${effort} is listed twice`;
          context.addIssue({ code: 'custom', path: [index], message });
        }
      }
    }),
});
