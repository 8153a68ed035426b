import type { Finding } from '#core';
import type { DrawnNumber } from '../scenario/stated-number.ts';

/** The ends of a guess: a range without a probability. */
export interface GuessedRange {
  readonly low: number;
  readonly high: number;
}

/** Whether the saving of a finding is in the sums, and if not, why. */
type FindingChoice =
  | { readonly status: 'counted'; readonly perMonthUsd: DrawnNumber }
  /** Guesses were asked for: it is in what is called a guess, and in no other figure. */
  | { readonly status: 'counted-as-guess'; readonly guessedPerMonthUsd: GuessedRange }
  /** It is a guess, and guesses were not asked for. */
  | { readonly status: 'guess' }
  /** It is about calls that another finding, which is counted, is about too. */
  | { readonly status: 'same-calls'; readonly as: string }
  /** Right answers are surely lost: no sum can say whether that is worth it, and the audit's has it neither. */
  | { readonly status: 'surely-worse' }
  /** What it does to the answers is not known, and the audit's sum does not have it either. */
  | { readonly status: 'unknown-loss' }
  | { readonly status: 'no-money' };

/** A finding of an audit with its choice. */
export interface ChosenFinding extends Pick<
  Finding,
  'id' | 'detector' | 'kind' | 'saving' | 'loss' | 'grade' | 'sessionsOfKind'
> {
  readonly choice: FindingChoice;
}

function rangeOf({ perMonthUsd }: Extract<Finding['saving'], { readonly status: 'estimated' }>): DrawnNumber {
  const { mean, low, high, confidence } = perMonthUsd;
  return low < high ? { distribution: 'estimated', mean, low, high, confidence } : mean;
}

function isEstimate({ saving }: Finding): boolean {
  return saving.status === 'estimated';
}

/**
 * Chooses which findings are counted: estimates first, each by the order of the report, and of those that share calls
 * only the first. Guesses are counted after them, and only where they are asked for.
 */
export function chooseFindings(
  findings: readonly Finding[],
  { withGuesses }: { readonly withGuesses: boolean },
): readonly ChosenFinding[] {
  const counted = new Set<string>();
  const choose = ({ id, saving, loss, overlaps }: Finding): FindingChoice => {
    if (saving.status === 'no-money') return { status: 'no-money' };
    if (loss.status === 'predicted' && loss.lostPoints.low > 0) return { status: 'surely-worse' };
    if (loss.status === 'unknown') return { status: 'unknown-loss' };
    if (saving.status === 'guess' && !withGuesses) return { status: 'guess' };
    const as = overlaps.find((other) => counted.has(other));
    if (as !== undefined) return { status: 'same-calls', as };
    counted.add(id);
    if (saving.status === 'estimated') return { status: 'counted', perMonthUsd: rangeOf(saving) };
    return { status: 'counted-as-guess', guessedPerMonthUsd: saving.guessedPerMonthUsd };
  };
  const estimates = findings.filter(isEstimate);
  const others = findings.filter((finding) => !isEstimate(finding));
  return [...estimates, ...others].map((finding) => {
    const { id, detector, kind, saving, loss, grade, sessionsOfKind } = finding;
    return { id, detector, kind, saving, loss, grade, sessionsOfKind, choice: choose(finding) };
  });
}
