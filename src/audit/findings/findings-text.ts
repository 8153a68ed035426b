import { assertNever, type Finding, type FindingGrade, formatUsd } from '#core';
import type { SummedRows } from '../buckets/sum-rows.ts';
import { callsText, nounText, safeName, shareText } from '../report/number-text.ts';
import { outcomesTexts } from '../outcomes/outcomes-text.ts';
import type { FindingsReport } from './findings-report.ts';
import { LEAST_SHARE, LEAST_USD_A_MONTH } from './rules.ts';

/** So many fit on a screen of 40 lines beside all the rest. */
const SHOWN = 3;

const GRADES: Readonly<Record<FindingGrade, string>> = {
  'own-log': 'counted in your own log',
  'own-outcomes': 'outcomes on your own work',
  'recorded-work': 'outcomes on similar recorded work',
  'catalog-prior': 'published figures only',
};

/** Says what a finding rests on. */
export function gradeText(grade: FindingGrade): string {
  return GRADES[grade];
}

function pointsText(points: number): string {
  return points.toFixed(1).replace(/^-(?=0\.0$)/u, '');
}

/** Says what would be saved; a guess is called one. */
export function savingText({ saving, loss, sessionsOfKind }: Finding): string {
  if (saving.status === 'no-money') return 'saves time, not money';
  if (saving.status === 'guess') {
    const { low, high } = saving.guessedPerMonthUsd;
    return `guess: saves ${formatUsd(low)} to ${formatUsd(high)} a month`;
  }
  const { mean, low, high } = saving.perMonthUsd;
  const range = `[95 %: ${formatUsd(low)} to ${formatUsd(high)}]`;
  const n =
    loss.status === 'predicted' ? nounText(loss.n, 'recorded prompt') : nounText(sessionsOfKind, 'session');
  return `saves ${formatUsd(mean)} a month ${range}, n = ${n}`;
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
      return `guess: loses ${pointsText(low)} to ${pointsText(high)} right answers of 100`;
    }
    case 'predicted': {
      const { mean, low, high } = loss.lostPoints;
      const range = `[95 %: ${pointsText(low)} to ${pointsText(high)}]`;
      return `loses ${pointsText(mean)} right answers of 100 ${range}, n = ${nounText(loss.n, 'prompt')}`;
    }
    default:
      return assertNever(loss);
  }
}

/** Says what it costs to find out whether it is so. */
export function proofText({ proof }: Finding): string {
  if (proof.status === 'counted') return 'nothing to find out: it was counted';
  if (proof.status === 'try-it') return 'to find out, try it while working';
  const cost = proof.costUsd === undefined ? 'no batch price' : `${formatUsd(proof.costUsd)} through batch`;
  return `finding out: ${nounText(proof.cases, 'case')}, ${cost}`;
}

function linesOf(finding: Finding): readonly string[] {
  const { id, kind, what, grade, proof } = finding;
  const about = [savingText(finding), lossText(finding), gradeText(grade)].join('; ');
  const how = proof.status === 'counted' ? '' : `; ${proofText(finding)}`;
  return [`${id}: ${about}`, `  ${safeName(kind.name)}: ${what}${how}`];
}

function totalText({ findings, total }: FindingsReport): string {
  if (total.status === 'sum') {
    const { meanPerMonthUsd } = total;
    return total.findings < 2 ? '' : `; estimates together ${formatUsd(meanPerMonthUsd)} a month on average`;
  }
  const hasOverlap = findings.some(({ overlaps }) => overlaps.length > 0);
  return hasOverlap ? '; some are about the same calls, so that their savings do not add up' : '';
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

/** Says the best findings in at most seven lines, and in one more what none can be about. */
export function findingsText(report: FindingsReport, rows: SummedRows | null): readonly string[] {
  const { findings, small, priceDate } = report;
  const floor = `${formatUsd(LEAST_USD_A_MONTH)} a month and ${100 * LEAST_SHARE} % of the cost`;
  const less = small.length === 0 ? '' : `, ${small.length} of less`;
  const unseen = inNoFindingTexts(rows);
  if (findings.length === 0)
    return [`findings: none that saves at least ${floor}${less}`, ...outcomesTexts(report), ...unseen, ''];
  const more = findings.length > SHOWN ? `, the best ${SHOWN} shown` : '';
  return [
    `findings: ${findings.length}${more}${less}; list prices of ${priceDate}${totalText(report)}`,
    ...findings.slice(0, SHOWN).flatMap(linesOf),
    ...outcomesTexts(report),
    ...unseen,
    '',
  ];
}
