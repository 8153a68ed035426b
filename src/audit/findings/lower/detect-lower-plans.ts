import type { Catalog } from '#catalog';
import type { FindingDetector, IsoDate } from '#core';
import type { CatalogPrior } from '../../counterfactual/guess-saving.ts';
import type { PlanStep } from '../../counterfactual/plan-step.ts';
import type { Candidate, Detector } from '../detector.ts';
import type { SeenCall } from '../seen-call.ts';
import { guessStep, judgeByOutcomes, proofOf, type StepJudgement } from './judge-step.ts';
import { createLowerModels, lowerEffort } from './lower-steps.ts';
import { createMovedWork, type MovedWork } from './moved-work.ts';
import { EFFORT_PRIOR, MODEL_PRIOR } from './published-priors.ts';
import type { OutcomesOf, StepEvidence } from './step-evidence.ts';
import { guessWords, outcomesWords } from './step-words.ts';

/** What lower plans are looked for with. */
export interface LowerPlansOrder {
  readonly catalog: Catalog;
  readonly at: IsoDate;
  /** Months like this log in one month. */
  readonly monthFactor: number;
  /** Absent where there are no outcomes: steps are guessed about by signs. */
  readonly outcomesOf?: OutcomesOf | undefined;
  /** Is told of every step that outcomes were looked for. */
  readonly onStep?: ((evidence: StepEvidence) => void) | undefined;
  /** Share of a kind's tasks that are routine, in [0,1]. */
  readonly routineShareOf: (kind: string) => number;
}

/** A few short tasks do not make hard work routine. */
const LEAST_ROUTINE = 0.5;

interface StepRule {
  readonly detector: FindingDetector;
  readonly prior: CatalogPrior;
  readonly noun: 'model' | 'effort';
  readonly stepOf: (call: SeenCall) => PlanStep | undefined;
  /** Whether the signs of a call are enough to guess about it. */
  readonly mayGuess: (call: SeenCall) => boolean;
}

function keyOf({ claims }: MovedWork): string {
  return `${claims.kind}\u0000${claims.variant}`;
}

function candidateOf(
  { detector }: StepRule,
  work: MovedWork,
  said: StepJudgement & Pick<Candidate, 'what' | 'advice'>,
): Candidate {
  return { detector, claims: work.claims, ...said, proof: proofOf(work), plans: work.plans };
}

type Judged = ReadonlyMap<string, Candidate | undefined>;

/** Judges all work that could make the step, where there are outcomes of both plans; undefined where nothing is saved. */
function judgedOf(moved: readonly MovedWork[], rule: StepRule, order: LowerPlansOrder): Judged {
  const { outcomesOf, onStep, monthFactor } = order;
  if (outcomesOf === undefined) return new Map();
  return new Map(
    moved.flatMap((work): (readonly [string, Candidate | undefined])[] => {
      const { log, claims, plans, step } = work;
      const outcomes = outcomesOf(step);
      const judged = judgeByOutcomes(work, outcomes, monthFactor);
      onStep?.({
        kind: claims.kind,
        upper: plans.upper.id,
        lower: plans.lower.id,
        items: log.length,
        prompts: outcomes.filter(({ kind }) => kind === claims.kind).length,
        use: judged.use,
      });
      if (judged.use === 'no-saving') return [[keyOf(work), undefined]];
      if (judged.use !== 'used') return [];
      const said = { ...judged.judgement, ...outcomesWords(work, judged.judgement.loss) };
      return [[keyOf(work), candidateOf(rule, work, said)]];
    }),
  );
}

function detectSteps(order: LowerPlansOrder, rule: StepRule): Detector {
  // outcomes speak for all work of a kind, signs only for what looks easy
  const [all, easy] = [createMovedWork(order), createMovedWork(order)];
  return {
    see(call) {
      const step = call.costUsd === undefined ? undefined : rule.stepOf(call);
      if (step === undefined) return;
      if (order.outcomesOf !== undefined) all.add(call, step);
      if (rule.mayGuess(call)) easy.add(call, step);
    },
    finish() {
      const judged = judgedOf(all.finish(), rule, order);
      const guessed = easy.finish().flatMap((work): Candidate[] => {
        const guess = judged.has(keyOf(work)) ? undefined : guessStep(work, rule.prior, order.monthFactor);
        return guess === undefined
          ? []
          : [candidateOf(rule, work, { ...guess, ...guessWords(work, rule.noun) })];
      });
      return [...[...judged.values()].filter((one) => one !== undefined), ...guessed];
    },
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
    noun: 'model',
    // the middle is where routine work is usually put: only outcomes can speak against that
    mayGuess: (call) => isRoutine(call, order) && lowerOf(call.record.modelId ?? '')?.isFromLarge === true,
    stepOf(call) {
      const { modelId, effort } = call.record;
      const lower = modelId === undefined ? undefined : lowerOf(modelId);
      if (modelId === undefined || lower === undefined) return undefined;
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
    noun: 'effort',
    mayGuess(call) {
      const { effort } = call.record;
      const isHigh = effort === 'high' || effort === 'xhigh' || effort === 'max';
      return isRoutine(call, order) ? isHigh : call.stake !== 'high-stake' && effort === 'max';
    },
    stepOf({ record: { modelId, effort } }) {
      if (modelId === undefined || effort === undefined) return undefined;
      const lower = lowerEffort(order.catalog, modelId, effort);
      return lower && { modelId, effort, lowerModelId: modelId, lowerEffort: lower };
    },
  });
}
