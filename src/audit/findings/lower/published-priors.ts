import type { CatalogPrior } from '../../counterfactual/guess-saving.ts';

/** The same board for both: 225 exercises in six languages, of which at best 88 % were solved. */
const BOARD = 'the Aider polyglot board of 2025, hard coding exercises and not your work';

/**
 * One model lower: claude-opus-4 to claude-sonnet-4 (tokens 1.30 in, 1.14 out; 70.7 to 56.4 %), claude-3-5-sonnet to
 * claude-3-5-haiku (cost over price 1.58; 51.6 to 28.0 %), gpt-4.1 to mini (1.01; 52.4 to 32.4 %).
 */
export const MODEL_PRIOR: CatalogPrior = {
  source: `three pairs of models on ${BOARD}`,
  inputRatio: { low: 1.01, high: 1.58 },
  outputRatio: { low: 1.01, high: 1.58 },
  lostPoints: { low: 14.3, high: 23.6 },
};

/**
 * One effort lower: gpt-5 high to medium (tokens 1.06 in, 0.56 out; 88.0 to 86.7 %) and medium to low (0.90, 0.53; 86.7
 * to 81.3 %), o3 high to default (0.92, 0.56; 81.3 to 76.9 %).
 */
export const EFFORT_PRIOR: CatalogPrior = {
  source: `three pairs of efforts on ${BOARD}`,
  inputRatio: { low: 0.9, high: 1.06 },
  outputRatio: { low: 0.53, high: 0.56 },
  lostPoints: { low: 1.3, high: 5.4 },
};
