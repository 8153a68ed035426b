import type { Catalog } from '#catalog';
import type { FindingDetector, IsoDate } from '#core';
import type { CatalogPrior } from '../../counterfactual/guess-saving.ts';
import { nounText } from '../../report/number-text.ts';
import type { Candidate, Detector } from '../detector.ts';
import type { SeenCall } from '../seen-call.ts';
import { judgeStep, type OutcomesOf, proofOf } from './judge-step.ts';
import { createLowerModels, lowerEffort } from './lower-steps.ts';
import { createMovedWork, type PlanStep } from './moved-work.ts';
import { EFFORT_PRIOR, MODEL_PRIOR } from './published-priors.ts';

/** What lower plans are looked for with. */
export interface LowerPlansOrder {
  readonly catalog: Catalog;
  readonly at: IsoDate;
  /** Months like this log in one month. */
  readonly monthFactor: number;
  readonly outcomesOf?: OutcomesOf | undefined;
  /** Share of a kind's tasks that are routine, in [0,1]. */
  readonly routineShareOf: (kind: string) => number;
}

/** A few short tasks do not make hard work routine. */
const LEAST_ROUTINE = 0.5;

interface StepRule {
  readonly detector: FindingDetector;
  readonly prior: CatalogPrior;
  readonly advice: string;
  readonly stepOf: (call: SeenCall) => PlanStep | undefined;
}

function detectSteps(order: LowerPlansOrder, { detector, prior, advice, stepOf }: StepRule): Detector {
  const moved = createMovedWork(order);
  const { outcomesOf, monthFactor } = order;
  return {
    see(call) {
      const step = call.costUsd === undefined ? undefined : stepOf(call);
      if (step !== undefined) moved.add(call, step);
    },
    finish: () =>
      moved.finish().flatMap((work): Candidate[] => {
        const judged = judgeStep(work, prior, { outcomesOf, monthFactor });
        if (judged === undefined) return [];
        const { upper, lower } = work.plans;
        return [
          {
            detector,
            claims: work.claims,
            ...judged,
            proof: proofOf(work),
            plans: work.plans,
            what: `${nounText(work.log.length, 'task')} ran on ${upper.id}; ${lower.id} may do`,
            advice,
          },
        ];
      }),
  };
}

function isRoutine({ stake, kind }: SeenCall, { routineShareOf }: LowerPlansOrder): boolean {
  return stake === 'routine' && routineShareOf(kind) >= LEAST_ROUTINE;
}

/** Finds routine work on the large models of a family: by signs of the tasks alone, unless there are outcomes. */
export function detectLowerModel(order: LowerPlansOrder): Detector {
  const lowerOf = createLowerModels(order.catalog, order.at);
  return detectSteps(order, {
    detector: 'lower-model',
    prior: MODEL_PRIOR,
    advice: 'try the lower model on cases of this work before you move it: `vernier audit prove`',
    stepOf(call) {
      const { modelId, effort } = call.record;
      const lower = isRoutine(call, order) && modelId !== undefined ? lowerOf(modelId) : undefined;
      if (modelId === undefined || lower === undefined) return undefined;
      // one step below the middle is where routine work is usually put: only outcomes could speak against that
      if (!lower.isFromLarge && order.outcomesOf === undefined) return undefined;
      const takesEffort = effort !== undefined && takes(order.catalog, lower.modelId, effort);
      return { modelId, effort, lowerModelId: lower.modelId, lowerEffort: takesEffort ? effort : undefined };
    },
  });
}

function takes(catalog: Catalog, modelId: string, effort: NonNullable<PlanStep['effort']>): boolean {
  const found = catalog.findModel(modelId);
  return (
    found.status === 'found' &&
    found.model.effort.sentAs !== 'none' &&
    found.model.effort.levels.includes(effort)
  );
}

/** Finds routine work at a high effort or more, and work that is not high-stake at the highest. */
export function detectLowerEffort(order: LowerPlansOrder): Detector {
  return detectSteps(order, {
    detector: 'lower-effort',
    prior: EFFORT_PRIOR,
    advice: 'try the lower effort on cases of this work before you move it: `vernier audit prove`',
    stepOf(call) {
      const { modelId, effort } = call.record;
      if (modelId === undefined || effort === undefined) return undefined;
      const isHigh = effort === 'high' || effort === 'xhigh' || effort === 'max';
      const isTooMuch = isRoutine(call, order) ? isHigh : call.stake !== 'high-stake' && effort === 'max';
      const lower = isTooMuch ? lowerEffort(order.catalog, modelId, effort) : undefined;
      return lower && { modelId, effort, lowerModelId: modelId, lowerEffort: lower };
    },
  });
}
