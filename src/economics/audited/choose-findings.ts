import type { Finding } from '#core';
import type { DrawnNumber } from '../scenario/stated-number.ts';

/** Whether the saving of a finding is in the sums, and if not, why. */
type FindingChoice =
  | { readonly status: 'counted'; readonly isGuess: boolean; readonly perMonthUsd: DrawnNumber }
  /** It is a guess, and guesses were not asked for. */
  | { readonly status: 'guess' }
  /** It is about calls that another finding, which is counted, is about too. */
  | { readonly status: 'same-calls'; readonly as: string }
  | { readonly status: 'no-money' };

/** A finding of an audit with its choice. */
export interface ChosenFinding extends Pick<
  Finding,
  'id' | 'detector' | 'kind' | 'saving' | 'loss' | 'grade' | 'sessionsOfKind'
> {
  readonly choice: FindingChoice;
}

function rangeOf(saving: Exclude<Finding['saving'], { readonly status: 'no-money' }>): DrawnNumber {
  if (saving.status === 'estimated') {
    const { mean, low, high, confidence } = saving.perMonthUsd;
    return low < high ? { distribution: 'estimated', mean, low, high, confidence } : mean;
  }
  const { low, high } = saving.guessedPerMonthUsd;
  return low < high ? { distribution: 'uniform', low, high } : low;
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
  const choose = ({ id, saving, overlaps }: Finding): FindingChoice => {
    if (saving.status === 'no-money') return { status: 'no-money' };
    const isGuess = saving.status === 'guess';
    if (isGuess && !withGuesses) return { status: 'guess' };
    const as = overlaps.find((other) => counted.has(other));
    if (as !== undefined) return { status: 'same-calls', as };
    counted.add(id);
    return { status: 'counted', isGuess, perMonthUsd: rangeOf(saving) };
  };
  const estimates = findings.filter(isEstimate);
  const others = findings.filter((finding) => !isEstimate(finding));
  return [...estimates, ...others].map((finding) => {
    const { id, detector, kind, saving, loss, grade, sessionsOfKind } = finding;
    return { id, detector, kind, saving, loss, grade, sessionsOfKind, choice: choose(finding) };
  });
}
