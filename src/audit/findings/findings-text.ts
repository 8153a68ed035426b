import { assertNever, type Finding, type FindingGrade, formatUsd, savingSample } from '#core';
import type { SummedRows } from '../buckets/sum-rows.ts';
import { callsText, nounText, shareText } from '../words/number-text.ts';

const GRADES: Readonly<Record<FindingGrade, string>> = {
  'own-log': 'counted in your own log',
  'own-outcomes': 'outcomes on your own work',
  'recorded-work': 'outcomes on similar recorded work',
  'catalog-prior': 'published figures only',
};

/** Says what a finding rests on; of a wait only that it was counted. */
export function gradeText({ grade, saving }: Pick<Finding, 'grade' | 'saving'>): string {
  return saving.status === 'no-money' ? `the wait: ${GRADES[grade]}` : GRADES[grade];
}

function pointsText(points: number): string {
  return points.toFixed(1).replace(/^-(?=0\.0$)/u, '');
}

/** Writes the ends of an amount in USD. */
export function rangeText({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${formatUsd(low)} to ${formatUsd(high)}`;
}

/** Says what a saving was estimated from. */
export function nText(finding: Finding): string {
  const { n, of } = savingSample(finding);
  return nounText(n, of);
}

/** Says what would be saved; a guess is called one. */
export function savingText(finding: Finding): string {
  const { saving } = finding;
  if (saving.status === 'no-money') return 'would save time, not money';
  if (saving.status === 'guess') return `guess: would save ${rangeText(saving.guessedPerMonthUsd)} a month`;
  const { mean, low, high } = saving.perMonthUsd;
  return `would save ${formatUsd(mean)} a month [95 %: ${rangeText({ low, high })}], n = ${nText(finding)}`;
}

/** Says what it would cost in right answers. */
export function lossText({ loss }: Finding): string {
  switch (loss.status) {
    case 'none':
      return 'same answers';
    case 'unknown':
      return 'effect on answers not known';
    case 'guess': {
      const { low, high } = loss.guessedLostPoints;
      return `guess: would lose ${low.toFixed(0)} to ${high.toFixed(0)} right answers of 100`;
    }
    case 'predicted': {
      const { mean, low, high } = loss.lostPoints;
      const range = `[95 %: ${pointsText(low)} to ${pointsText(high)}]`;
      return `would lose ${pointsText(mean)} right answers of 100 ${range}, n = ${nounText(loss.n, 'prompt')}`;
    }
    default:
      return assertNever(loss);
  }
}

/** Says what it costs to find out whether it is so. */
export function proofText({ proof }: Finding): string {
  if (proof.status === 'counted') return 'nothing to find out: it was counted';
  if (proof.status === 'try-it') return 'to find out, try it while working';
  const cost =
    proof.costUsd === undefined
      ? 'no batch price is known'
      : `about ${formatUsd(proof.costUsd)} through batch to run`;
  return `to find out: ${nounText(proof.cases, 'case')}, ${cost}`;
}

/** Says how much of its kind of work a finding is about: `63 calls in 16 of 28 sessions`. */
export function aboutText({ calls, sessions, sessionsOfKind }: Finding): string {
  return `${nounText(calls, 'call')} in ${sessions.toLocaleString('en-US')} of ${nounText(sessionsOfKind, 'session')}`;
}

/** Says which rows no finding can be about; nothing where all calls are single ones. */
export function inNoFindingTexts(rows: SummedRows | null): readonly string[] {
  if (rows === null) return [];
  const calls = callsText(rows);
  const what = calls === 'not told' ? 'calls' : `${calls} ${rows.calls === 1 ? 'call' : 'calls'}`;
  const whose = rows.rows === 1 ? '1 row that sums up' : `${nounText(rows.rows, 'row')} that sum up`;
  const cost = rows.costShare === null ? 'no price' : `${shareText(rows.costShare)} of cost`;
  return [`in no finding: ${whose} ${what} (${cost}); only single calls tell what followed what`];
}
