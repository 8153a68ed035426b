import type { Return } from '../compute-return.ts';
import { meanValue } from '../scenario/stated-number.ts';
import type { ChosenFinding, GuessedRange } from './choose-findings.ts';
import { type AuditToReckon, reckonAudit } from './reckon-audit.ts';

/** What would return if the guesses held as well: nothing of it is counted, and none of it is drawn. */
export interface GuessedReturn {
  readonly basis: 'guess';
  /** How many findings are guessed about. */
  readonly findings: number;
  /** USD a month that they would save beside the counted ones. */
  readonly guessedPerMonthUsd: GuessedRange;
  /** With every guess at its low end, all else at its estimate or mean. */
  readonly low: Return;
  readonly high: Return;
}

/** Adds the ends of the guesses up that were asked for; null where there is none. */
export function sumGuesses(findings: readonly ChosenFinding[]): GuessedRange | null {
  const ranges = findings.flatMap(({ choice }) =>
    choice.status === 'counted-as-guess' ? [choice.guessedPerMonthUsd] : [],
  );
  if (ranges.length === 0) return null;
  return ranges.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }));
}

/** Works out what the guesses would return at both ends; null where none were asked for. */
export function guessReturn(work: AuditToReckon): GuessedReturn | null {
  const range = sumGuesses(work.findings);
  if (range === null) return null;
  const returnWith = (guessedUsd: number) => reckonAudit(work, guessedUsd)(meanValue);
  return {
    basis: 'guess',
    findings: work.findings.filter(({ choice }) => choice.status === 'counted-as-guess').length,
    guessedPerMonthUsd: range,
    low: returnWith(range.low),
    high: returnWith(range.high),
  };
}
