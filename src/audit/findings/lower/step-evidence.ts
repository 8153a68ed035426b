import type { PlanId } from '#core';
import type { LowerOutcome } from '../../counterfactual/evidence.ts';
import type { OutcomesUse } from './judge-step.ts';
import type { PlanStep } from '../../counterfactual/plan-step.ts';

/** Gives outcomes of both plans of a step, on other prompts than the log's; their kinds are ids of the report. */
export type OutcomesOf = (step: PlanStep) => readonly LowerOutcome[];

/** A step down that outcomes were looked for, and what came of it. */
export interface StepEvidence {
  /** The id of the kind of work. */
  readonly kind: string;
  readonly upper: PlanId;
  readonly lower: PlanId;
  /** Tasks of the log, or calls where tasks are not told. */
  readonly items: number;
  /** Recorded prompts of this kind that both plans answered. */
  readonly prompts: number;
  readonly use: OutcomesUse;
}
