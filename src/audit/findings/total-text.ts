import { type Finding, formatUsd } from '#core';
import { nounText } from '../words/number-text.ts';
import type { FindingsReport } from './findings-report.ts';
import { nText, rangeText } from './findings-text.ts';
import { isSurelyWorse, mayBeSummed } from './surely-worse.ts';

/** What could be saved in a month by all findings that may be added up. */
export interface TotalTexts {
  /** USD a month. */
  readonly figure: string;
  /** The interval, and what it is of. */
  readonly basis: string;
  /** What is not in it; empty where all findings are. */
  readonly without: string;
}

type Sum = Extract<FindingsReport['total'], { readonly status: 'sum' }>;

function isEstimated({ saving }: Finding): boolean {
  return saving.status === 'estimated';
}

function basisText({ endsPerMonthUsd, findings: count }: Sum, findings: readonly Finding[]): string {
  const ends = rangeText(endsPerMonthUsd);
  const [first, second] = findings.filter(mayBeSummed);
  if (first !== undefined && second === undefined) return `[95 %: ${ends}], 1 finding, n = ${nText(first)}`;
  // no interval of a sum: how estimates go together is not known
  return `by the means of ${count} findings; the ends of their 95 % intervals add up to ${ends}`;
}

/** Names what a sum leaves out: `2 guesses not in it`. */
export function withoutText(findings: readonly Finding[]): string {
  const guesses = findings.filter(({ saving }) => saving.status === 'guess').length;
  const worse = findings.filter((finding) => isEstimated(finding) && isSurelyWorse(finding)).length;
  const unknown = findings.filter(
    (finding) => isEstimated(finding) && finding.loss.status === 'unknown',
  ).length;
  const parts = [
    ...(guesses === 0 ? [] : [guesses === 1 ? '1 guess' : `${guesses} guesses`]),
    ...(worse === 0 ? [] : [`${nounText(worse, 'finding')} with surely fewer right answers`]),
    ...(unknown === 0 ? [] : [`${nounText(unknown, 'finding')} with an unknown effect on answers`]),
  ];
  return parts.length === 0 ? '' : `${parts.join(' and ')} not in it`;
}

/** Says what could be saved in a month; undefined where estimates may not be added, or there is none. */
export function totalTexts({ findings, total }: FindingsReport): TotalTexts | undefined {
  if (total.status !== 'sum') return undefined;
  return {
    figure: formatUsd(total.meanPerMonthUsd),
    basis: basisText(total, findings),
    without: withoutText(findings),
  };
}

/** Writes all of it in a line. */
export function savedText({ figure, basis, without }: TotalTexts): string {
  return `${figure} a month ${basis}${without === '' ? '' : `; ${without}`}`;
}
