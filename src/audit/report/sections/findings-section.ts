import type { Finding, FindingGrade } from '#core';
import type { FindingsReport } from '../../findings/findings-report.ts';
import {
  gradeText,
  inNoFindingTexts,
  lossText,
  proofText,
  savingText,
} from '../../findings/findings-text.ts';
import { LEAST_SHARE, LEAST_USD_A_MONTH } from '../../findings/rules.ts';
import { outcomesTexts, useText } from '../../outcomes/outcomes-text.ts';
import type { AuditReport } from '../audit-report.ts';
import { nounText } from '../number-text.ts';
import { usdText } from './figure-text.ts';
import { type Cell, type ReportSection, type SectionTable, toSentence } from './report-section.ts';

/** Findings at most, the best; the JSON has all. */
const MOST_FINDINGS = 50;

const TITLES = [
  '#',
  'kind of work',
  'what is so',
  'what to do',
  'saving',
  'right answers',
  'evidence',
  'to find out',
  'not to be added to',
];

/** A letter to look for: own work, similar work, none. */
export const GRADE_LETTERS: Readonly<Record<FindingGrade, 'A' | 'B' | 'C'>> = {
  'own-log': 'A',
  'own-outcomes': 'A',
  'recorded-work': 'B',
  'catalog-prior': 'C',
};

const FLOOR = `${usdText(LEAST_USD_A_MONTH)} a month and ${100 * LEAST_SHARE} % of the cost`;

/** A finding with its place in the list, from 1. */
export interface RankedFinding {
  readonly rank: number;
  readonly finding: Finding;
  /** The places of findings about some of the same calls. */
  readonly overlaps: readonly number[];
}

/** Gives the findings that a report shows, in their order. */
export function rankedFindings({ findings }: AuditReport): readonly RankedFinding[] {
  const shown = findings.findings.slice(0, MOST_FINDINGS);
  const rankOf = new Map(shown.map(({ id }, index) => [id, index + 1]));
  return shown.map((finding, index) => ({
    rank: index + 1,
    finding,
    overlaps: finding.overlaps.flatMap((id) => rankOf.get(id) ?? []).toSorted((one, other) => one - other),
  }));
}

/** Names findings by their places: `2, 5`. */
export function ranksText(ranks: readonly number[]): string {
  return ranks.join(', ');
}

/** Says how to find out; what stands between backticks is a command. */
export function findOutText(finding: Finding): string {
  const command = finding.proof.status === 'suite' ? `: \`vernier audit prove ${finding.id}\`` : '';
  return `${proofText(finding)}${command}`;
}

/** Says where the figures of a guess come from; nothing of an estimate. */
export function sourceTexts({ saving, loss }: Finding): readonly string[] {
  const sources = [saving, loss].flatMap((part) => (part.status === 'guess' ? [part.source] : []));
  return [...new Set(sources)].map((source) => `guessed from ${source}`);
}

function findingRow({ rank, finding, overlaps }: RankedFinding): readonly Cell[] {
  const { kind, what, advice, grade } = finding;
  return [
    String(rank),
    { name: kind.name },
    { said: what },
    { said: advice },
    savingText(finding),
    lossText(finding),
    { said: [`${GRADE_LETTERS[grade]}: ${gradeText(grade)}`, ...sourceTexts(finding)].join('; ') },
    { said: findOutText(finding) },
    overlaps.length === 0 ? '–' : ranksText(overlaps),
  ];
}

function totalText({ total }: FindingsReport): string {
  if (total.status === 'sum') {
    const { meanPerMonthUsd, findings } = total;
    return `${nounText(findings, 'estimate')} add up to ${usdText(meanPerMonthUsd)} a month: no call is in two of them.`;
  }
  return total.status === 'overlapping'
    ? 'Savings of findings about the same calls must not be added, so there is no sum.'
    : 'None of them has an estimate, and guesses are not added.';
}

/** Says how many are too small to be listed. */
function smallTexts({ small }: FindingsReport): readonly string[] {
  return small.length === 0 ? [] : [`${nounText(small.length, 'more finding')} of less than that.`];
}

function tableOf(findings: readonly RankedFinding[]): SectionTable {
  return {
    title: 'Each finding',
    columns: TITLES.map((title) => ({ title })),
    rows: findings.map(findingRow),
  };
}

const STEP_TITLES = ['kind of work', 'plan', 'next lower plan', 'tasks or calls', 'recorded prompts', 'use'];

/** Every step down that outcomes were looked for, and what came of it. */
function stepsTables({ findings, work }: AuditReport): readonly SectionTable[] {
  const { outcomes } = findings;
  if (outcomes === null || outcomes.steps.length === 0) return [];
  const nameOf = new Map(work.kinds.map(({ id, name }) => [id, name]));
  const rows = outcomes.steps
    .toSorted((one, other) => other.items - one.items)
    .map(({ kind, upper, lower, items, prompts, use }): readonly Cell[] => [
      { name: nameOf.get(kind) ?? kind },
      { name: upper },
      { name: lower },
      String(items),
      String(prompts),
      useText(use),
    ]);
  return [
    { title: 'Steps down and recorded prompts', columns: STEP_TITLES.map((title) => ({ title })), rows },
  ];
}

function intervalText({ findings }: FindingsReport): string {
  const own = 'An interval is for other sessions of the same people';
  return findings.some(({ loss }) => loss.status === 'predicted')
    ? `${own}; one from recorded prompts is for months like this log itself, within its kind of work.`
    : `${own}.`;
}

/** What could cost less or be quicker, the best first. */
export function findingsSection(report: AuditReport): ReportSection {
  const { priceDate, logDays, findings } = report.findings;
  const unseen = [...outcomesTexts(report.findings), ...inNoFindingTexts(report.inNoFinding)].map(toSentence);
  const start = {
    id: 'findings',
    title: 'Findings',
    lead: 'ranked by the lower end of the saving per month; bars: intervals',
  } as const;
  if (findings.length === 0)
    return {
      ...start,
      notes: [`Nothing was found that surely saves ${FLOOR}.`, ...smallTexts(report.findings), ...unseen],
      tables: stepsTables(report),
    };
  const shown = rankedFindings(report);
  return {
    ...start,
    notes: [
      `${nounText(findings.length, 'finding')}; USD at list prices of ${priceDate}, from ${nounText(logDays, 'day')} of this log. ${intervalText(report.findings)} ${totalText(report.findings)}`,
      ...(report.findings.small.length === 0 ? [] : [`Listed is what surely saves ${FLOOR}.`]),
      ...smallTexts(report.findings),
      ...(shown.length < findings.length
        ? [`The best ${shown.length} are shown; vernier audit --json has all.`]
        : []),
      ...unseen,
    ],
    tables: [tableOf(shown), ...stepsTables(report)],
  };
}
