import { type Finding, formatUsd } from '#core';
import { nounText } from '../words/number-text.ts';
import type { FindingsReport } from './findings-report.ts';
import { nText, rangeText } from './findings-text.ts';
import { isSurelyWorse } from './surely-worse.ts';

/** What could be saved in a month by all findings that may be added up. */
export interface TotalTexts {
  /** USD a month. */
  readonly figure: string;
  /** The interval, and what it is of. */
  readonly basis: string;
  /** What is not in it; empty where all findings are. */
  readonly without: string;
}

type Estimated = Finding & { readonly saving: { readonly status: 'estimated' } };

function isEstimated(finding: Finding): finding is Estimated {
  return finding.saving.status === 'estimated';
}

function basisText(estimates: readonly Estimated[]): string {
  const [first] = estimates;
  const ends = estimates.map(({ saving }) => saving.perMonthUsd);
  if (first !== undefined && estimates.length === 1) {
    return `[95 %: ${rangeText(first.saving.perMonthUsd)}], 1 finding, n = ${nText(first)}`;
  }
  const low = ends.reduce((sum, end) => sum + end.low, 0);
  const high = ends.reduce((sum, end) => sum + end.high, 0);
  // no interval of a sum: how estimates go together is not known
  return `by the means of ${estimates.length} findings; the ends of their 95 % intervals add up to ${rangeText({ low, high })}`;
}

/** Names what a sum leaves out: `2 guesses not in it`. */
export function withoutText(findings: readonly Finding[]): string {
  const guesses = findings.filter(({ saving }) => saving.status === 'guess').length;
  const worse = findings.filter((finding) => isEstimated(finding) && isSurelyWorse(finding)).length;
  const parts = [
    ...(guesses === 0 ? [] : [guesses === 1 ? '1 guess' : `${guesses} guesses`]),
    ...(worse === 0 ? [] : [`${nounText(worse, 'finding')} with surely fewer right answers`]),
  ];
  return parts.length === 0 ? '' : `${parts.join(' and ')} not in it`;
}

/** Says what could be saved in a month; undefined where estimates may not be added, or there is none. */
export function totalTexts({ findings, total }: FindingsReport): TotalTexts | undefined {
  if (total.status !== 'sum') return undefined;
  const estimates = findings.filter(isEstimated).filter((finding) => !isSurelyWorse(finding));
  return {
    figure: formatUsd(total.meanPerMonthUsd),
    basis: basisText(estimates),
    without: withoutText(findings),
  };
}

/** Writes all of it in a line. */
export function savedText({ figure, basis, without }: TotalTexts): string {
  return `${figure} a month ${basis}${without === '' ? '' : `; ${without}`}`;
}
