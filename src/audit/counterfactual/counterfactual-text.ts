import { formatUsd } from '#core';
import type { Predicted, Prediction } from './counterfactual.ts';
import type { OutcomeGrade } from './evidence.ts';
import type { Guess } from './guess-saving.ts';

const GRADE_TEXT: Readonly<Record<OutcomeGrade, string>> = {
  'own-outcomes': 'outcomes on your own work',
  'recorded-work': 'outcomes on similar recorded work',
};

function points(value: number): string {
  return value.toFixed(1).replace(/^-(?=0\.0$)/u, '');
}

function basisText({ grade, logItems, evidenceItems, evidenceClusters }: Predicted): string {
  return `${logItems} pieces of work, from ${GRADE_TEXT[grade]} (n = ${evidenceItems} prompts, ${evidenceClusters} apart)`;
}

/** Says what would have been saved; undefined where it is unknown. */
export function savedText(saved: Prediction, comparedUsd: number): string | undefined {
  if (saved.status === 'unknown') return undefined;
  const [mean, low, high] = [saved.mean, saved.low, saved.high].map(formatUsd);
  return `saves ${mean} of ${formatUsd(comparedUsd)} [95 %: ${low} to ${high}]; ${basisText(saved)}`;
}

/** Says how many right answers would have been lost; undefined where it is unknown. */
export function lostText(lost: Prediction): string | undefined {
  if (lost.status === 'unknown') return undefined;
  const range = `[95 %: ${points(lost.low)} to ${points(lost.high)}]`;
  return `loses ${points(lost.mean)} right answers of 100 ${range}; ${basisText(lost)}`;
}

/** Says a guess; no figure of it is written without that word. */
export function guessText(guess: Guess): string {
  const { low, high } = guess.guessedSavedUsd;
  const saved = `guess: saves ${formatUsd(low)} to ${formatUsd(high)} of ${formatUsd(guess.comparedUsd)}`;
  const lost = `guess: loses ${points(guess.guessedLostPoints.low)} to ${points(guess.guessedLostPoints.high)} points`;
  return `${saved}; ${lost}; nothing was measured, from ${guess.source}`;
}
