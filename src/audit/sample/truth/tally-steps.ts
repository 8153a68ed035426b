import { type Cost, createCallPlan, type Random, type Usage } from '#core';
import { createRandom } from '#stats';
import { type DrawnAnswer, drawAnswers } from '../answers/draw-answers.ts';
import type { AnsweringPlan } from '../scenario/answers.ts';
import type { SessionPlan } from '../session/plan-sessions.ts';
import type { SampleCall, SampleTask } from '../session/sample-task.ts';
import type { StepTruth } from './truth.ts';

type CostOf = (call: Pick<SampleCall, 'model' | 'usage'>) => Cost;

interface GrowingStep {
  readonly kind: string;
  readonly upper: AnsweringPlan;
  readonly lower: AnsweringPlan;
  tasks: number;
  lost: number;
  savedUsd: number | null;
}

function scaleOutput(usage: Usage, factor: number): Usage {
  const { outputTokens = 0, reasoningTokens = 0 } = usage;
  return {
    ...usage,
    outputTokens: Math.round(outputTokens * factor),
    reasoningTokens: Math.round(reasoningTokens * factor),
  };
}

/** Gives what a task would have saved; null where one of its calls has no price. */
function savedUsd(calls: readonly SampleCall[], { upper, lower }: StepOfTask, costOf: CostOf): number | null {
  const factor = lower.output / upper.plan.output;
  return calls.reduce<number | null>((sum, call) => {
    const cost = costOf(call);
    const could = costOf({ model: lower.plan.model, usage: scaleOutput(call.usage, factor) });
    if (sum === null || cost.status === 'unpriced' || could.status === 'unpriced') return null;
    return sum + cost.costUsd - could.costUsd;
  }, 0);
}

interface StepOfTask {
  readonly upper: DrawnAnswer;
  readonly lower: DrawnAnswer;
}

function toTruth({ kind, upper, lower, tasks, lost, savedUsd: saved }: GrowingStep): StepTruth {
  return {
    kind,
    upper: createCallPlan(upper.model, upper.effort).id,
    lower: createCallPlan(lower.model, lower.effort).id,
    tasks,
    statedLostPoints: 100 * upper.right - 100 * lower.right,
    lostPoints: (100 * lost) / tasks,
    savedUsd: saved,
  };
}

/** Draws which tasks each plan would have got right, and sums up what every step would have lost and saved. */
export function createStepTally(costOf: CostOf) {
  const steps = new Map<string, GrowingStep>();
  let [session, random]: [string, Random] = ['', createRandom('')];

  function stepOf(kind: string, { upper, lower }: StepOfTask): GrowingStep {
    const key = JSON.stringify([kind, upper.plan, lower.plan]);
    const fresh = { kind, upper: upper.plan, lower: lower.plan, tasks: 0, lost: 0, savedUsd: 0 };
    const step = steps.get(key) ?? fresh;
    steps.set(key, step);
    return step;
  }

  function add(kind: string, step: StepOfTask, calls: readonly SampleCall[]): void {
    const growing = stepOf(kind, step);
    const saved = savedUsd(calls, step, costOf);
    growing.tasks += 1;
    growing.lost += Number(step.upper.isRight) - Number(step.lower.isRight);
    growing.savedUsd = growing.savedUsd === null || saved === null ? null : growing.savedUsd + saved;
  }

  return {
    /** Counts a task, if its plan is one whose answers are stated. */
    add({ id, kind }: SessionPlan, { calls }: SampleTask): void {
      const [first] = calls;
      if (kind.answers === undefined || first === undefined) return;
      // a chance of its own: the log is the same with and without answers
      if (id !== session) [session, random] = [id, createRandom(`answers of ${id}`)];
      const answers = drawAnswers(random, kind.answers.plans);
      const place = answers.findIndex(
        ({ plan }) => plan.model === first.model && plan.effort === first.effort,
      );
      const upper = answers[place];
      if (upper === undefined) return;
      for (const lower of answers.slice(place + 1)) add(kind.name, { upper, lower }, calls);
    },
    steps: (): readonly StepTruth[] => [...steps.values()].map(toTruth),
  };
}
