import type { FindingGrade, FindingLoss, FindingProof, FindingSaving } from '#core';
import type { Predicted } from '../../counterfactual/counterfactual.ts';
import type { LowerOutcome } from '../../counterfactual/evidence.ts';
import { type CatalogPrior, guessSaving } from '../../counterfactual/guess-saving.ts';
import { predictCounterfactual } from '../../counterfactual/predict-counterfactual.ts';
import { hasAlikeSizes } from './alike-sizes.ts';
import { casesNeeded, HALF_WIDTH_POINTS, SUPPOSED_DISCORDANCE } from './cases-needed.ts';
import type { MovedWork } from './moved-work.ts';

/** What is thought of a step down, and on what that rests. */
export interface StepJudgement {
  readonly saving: FindingSaving;
  readonly loss: FindingLoss;
  readonly grade: FindingGrade;
}

/** Why recorded outcomes say nothing of a step, or that they do. */
export type OutcomesUse =
  | 'used'
  /** No prompt like this work that both plans answered. */
  | 'none'
  /** Only on duplicates of the log's own prompts, or too few others. */
  | 'too-few'
  /** Prompts or answers are of another size than those of this work. */
  | 'other-sizes'
  /** Tokens are not told, or cannot be of the same prompt. */
  | 'no-tokens'
  /** Judged: it may save nothing. */
  | 'no-saving';

/** A judgement from outcomes, or why there is none. */
export type OutcomesJudgement =
  | { readonly use: 'used'; readonly judgement: StepJudgement }
  | { readonly use: Exclude<OutcomesUse, 'used'> };

function rangeOf({ mean, low, high, confidence }: Predicted, factor: number) {
  return { mean: mean * factor, low: low * factor, high: high * factor, confidence };
}

/** Judges a step by what both plans did on other prompts of the same kind of work. */
export function judgeByOutcomes(
  { log, claims }: Pick<MovedWork, 'log' | 'claims'>,
  outcomes: readonly LowerOutcome[],
  monthFactor: number,
): OutcomesJudgement {
  const ofKind = outcomes.filter(({ kind }) => kind === claims.kind);
  if (ofKind.length === 0) return { use: 'none' };
  if (ofKind.every(({ cost }) => cost === undefined)) return { use: 'no-tokens' };
  if (!hasAlikeSizes(log, ofKind)) return { use: 'other-sizes' };
  const { savedUsd, lostPoints } = predictCounterfactual(log, outcomes);
  // USD without a word on right answers would praise whatever is cheap
  if (savedUsd.status === 'unknown' || lostPoints.status === 'unknown') return { use: 'too-few' };
  if (savedUsd.low <= 0) return { use: 'no-saving' };
  const isRecorded = [savedUsd, lostPoints].some(({ grade }) => grade === 'recorded-work');
  const saving = {
    status: 'estimated',
    perMonthUsd: rangeOf(savedUsd, monthFactor),
    ofLogUsd: savedUsd.mean,
  } as const;
  const loss = {
    status: 'predicted',
    lostPoints: rangeOf(lostPoints, 1),
    n: lostPoints.evidenceItems,
  } as const;
  return { use: 'used', judgement: { saving, loss, grade: isRecorded ? 'recorded-work' : 'own-outcomes' } };
}

/** Guesses about a step from published figures; undefined where nothing has a price. */
export function guessStep(
  { log }: Pick<MovedWork, 'log'>,
  prior: CatalogPrior,
  monthFactor: number,
): StepJudgement | undefined {
  const guess = guessSaving(log, prior);
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
