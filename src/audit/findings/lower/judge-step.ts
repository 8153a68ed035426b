import type { FindingGrade, FindingLoss, FindingProof, FindingSaving } from '#core';
import type { LowerOutcome } from '../../counterfactual/evidence.ts';
import { type CatalogPrior, guessSaving } from '../../counterfactual/guess-saving.ts';
import type { Predicted } from '../../counterfactual/counterfactual.ts';
import { predictCounterfactual } from '../../counterfactual/predict-counterfactual.ts';
import { casesNeeded, HALF_WIDTH_POINTS, SUPPOSED_DISCORDANCE } from './cases-needed.ts';
import type { MovedWork, PlanStep } from './moved-work.ts';

/** Gives outcomes of the lower plan of a step, of other prompts than the log's; their kinds are ids of the report. */
export type OutcomesOf = (step: PlanStep) => readonly LowerOutcome[];

/** What is thought of a step down, and on what that rests. */
export interface StepJudgement {
  readonly saving: FindingSaving;
  readonly loss: FindingLoss;
  readonly grade: FindingGrade;
}

function rangeOf({ mean, low, high, confidence }: Predicted, factor: number) {
  return { mean: mean * factor, low: low * factor, high: high * factor, confidence };
}

function fromOutcomes(
  { log, step }: MovedWork,
  outcomesOf: OutcomesOf,
  monthFactor: number,
): StepJudgement | undefined {
  const { savedUsd, lostPoints } = predictCounterfactual(log, outcomesOf(step));
  // USD without a word on right answers would praise whatever is cheap
  if (savedUsd.status === 'unknown' || lostPoints.status === 'unknown') return undefined;
  const isRecorded = [savedUsd, lostPoints].some(({ grade }) => grade === 'recorded-work');
  return {
    saving: { status: 'estimated', perMonthUsd: rangeOf(savedUsd, monthFactor), ofLogUsd: savedUsd.mean },
    loss: { status: 'predicted', lostPoints: rangeOf(lostPoints, 1), n: lostPoints.evidenceItems },
    grade: isRecorded ? 'recorded-work' : 'own-outcomes',
  };
}

/** Judges a step by outcomes where there are enough, else by published figures; undefined where nothing has a price. */
export function judgeStep(
  moved: MovedWork,
  prior: CatalogPrior,
  { outcomesOf, monthFactor }: { readonly outcomesOf: OutcomesOf | undefined; readonly monthFactor: number },
): StepJudgement | undefined {
  const known = outcomesOf === undefined ? undefined : fromOutcomes(moved, outcomesOf, monthFactor);
  if (known !== undefined) return known;
  const guess = guessSaving(moved.log, prior);
  if (guess === undefined) return undefined;
  const { guessedSavedUsd, guessedLostPoints, source, grade } = guess;
  const [low, high] = [guessedSavedUsd.low * monthFactor, guessedSavedUsd.high * monthFactor];
  return {
    saving: { status: 'guess', guessedPerMonthUsd: { low, high }, source },
    loss: { status: 'guess', guessedLostPoints: { ...guessedLostPoints }, source },
    grade,
  };
}

/** Says what a suite for this step would cost. */
export function proofOf({ log, batchUsdPerTask }: MovedWork): FindingProof {
  const cases = Math.min(log.length, casesNeeded(HALF_WIDTH_POINTS, SUPPOSED_DISCORDANCE));
  return {
    status: 'suite',
    cases,
    ...(batchUsdPerTask === undefined ? {} : { costUsd: cases * batchUsdPerTask }),
  };
}
