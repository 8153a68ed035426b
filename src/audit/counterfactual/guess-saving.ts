import type { LoggedWork } from './evidence.ts';

/** The ends of a range that somebody stated. */
interface StatedRange {
  readonly low: number;
  readonly high: number;
}

/** What published figures let one suppose of the lower model, without any outcome. */
export interface CatalogPrior {
  /** Where the ranges come from. */
  readonly source: string;
  /** The lower model's input and output tokens for each token of the upper one; > 0. */
  readonly inputRatio: StatedRange;
  readonly outputRatio: StatedRange;
  /** Points of 100 answers that are lost. */
  readonly lostPoints: StatedRange;
}

/** A range without a probability: nothing in it was measured on any work. */
export interface Guess {
  readonly status: 'guess';
  readonly grade: 'catalog-prior';
  readonly source: string;
  readonly guessedSavedUsd: StatedRange;
  readonly guessedLostPoints: StatedRange;
  /** USD that the upper model cost on what the guess is about. */
  readonly comparedUsd: number;
  readonly logItems: number;
  /** Items without a price, which are in no figure. */
  readonly unpricedItems: number;
}

/** Guesses what a log would have saved from stated ranges; undefined where none of it has a price. */
export function guessSaving(log: readonly LoggedWork[], prior: CatalogPrior): Guess | undefined {
  const costs = log.flatMap((work) => work.cost ?? []);
  if (costs.length === 0) return undefined;
  const comparedUsd = costs.reduce((sum, cost) => sum + cost.upperUsd, 0);
  const lowerUsd = (end: keyof StatedRange) =>
    costs.reduce(
      (sum, { upperTokensAtLower: tokens }) =>
        sum + tokens.inputUsd * prior.inputRatio[end] + tokens.outputUsd * prior.outputRatio[end],
      0,
    );
  return {
    status: 'guess',
    grade: 'catalog-prior',
    source: prior.source,
    guessedSavedUsd: { low: comparedUsd - lowerUsd('high'), high: comparedUsd - lowerUsd('low') },
    guessedLostPoints: prior.lostPoints,
    comparedUsd,
    logItems: costs.length,
    unpricedItems: log.length - costs.length,
  };
}
