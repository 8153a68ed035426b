import type { Finding, FindingGrade } from '#core';
import type { FindingsReport } from '../../findings/findings-report.ts';
import {
  gradeText,
  inNoFindingTexts,
  lossText,
  proofText,
  savingText,
} from '../../findings/findings-text.ts';
import { FLOOR_TEXT, noneText, smallTexts } from '../../findings/none-text.ts';
import { totalTexts } from '../../findings/total-text.ts';
import { monthDaysText, notInMonthTexts } from '../../month/month-texts.ts';
import { outcomesTexts, useText } from '../../findings/lower/outcomes-text.ts';
import { proveCommand } from '../prove-command.ts';
import type { AuditReport } from '../audit-report.ts';
import { nounText } from '../../words/number-text.ts';
import { dayPricesText } from '../prices-texts.ts';
import { type Cell, columnsOf, type ReportSection, type SectionTable, toSentence } from './report-section.ts';

/** Findings at most, the best; the JSON has all. */
const MOST_FINDINGS = 50;

const TITLES = ['kind of work', 'what is so', 'what to do', 'saving', 'right answers', 'evidence'];

/** A letter to look for: own work, similar work, none. */
export const GRADE_LETTERS: Readonly<Record<FindingGrade, 'A' | 'B' | 'C'>> = {
  'own-log': 'A',
  'own-outcomes': 'A',
  'recorded-work': 'B',
  'catalog-prior': 'C',
};

/** A finding with its place in the list, from 1. */
export interface RankedFinding {
  readonly rank: number;
  readonly finding: Finding;
  /** The places of findings about some of the same calls. */
  readonly overlaps: readonly number[];
  /** Writes a suite on which its plans can be compared; absent where it has none. */
  readonly command: string | undefined;
}

/** Gives the findings that a report shows, in their order. */
export function rankedFindings(report: AuditReport): readonly RankedFinding[] {
  const shown = report.findings.findings.slice(0, MOST_FINDINGS);
  const rankOf = new Map(shown.map(({ id }, index) => [id, index + 1]));
  return shown.map((finding, index) => ({
    rank: index + 1,
    finding,
    overlaps: finding.overlaps.flatMap((id) => rankOf.get(id) ?? []).toSorted((one, other) => one - other),
    command: finding.proof.status === 'suite' ? proveCommand(report, finding.id) : undefined,
  }));
}

/** Names findings by their places: `2, 5`. */
export function ranksText(ranks: readonly number[]): string {
  return ranks.join(', ');
}

/** Says where the figures of a guess come from; nothing of an estimate. */
export function sourceTexts({ saving, loss }: Finding): readonly string[] {
  const sources = [saving, loss].flatMap((part) => (part.status === 'guess' ? [part.source] : []));
  return [...new Set(sources)].map((source) => `guessed from ${source}`);
}

function findingCells(finding: Finding): readonly Cell[] {
  const { kind, what, advice, grade } = finding;
  return [
    { name: kind.name },
    { said: what },
    { said: advice },
    savingText(finding),
    lossText(finding),
    { said: [`${GRADE_LETTERS[grade]}: ${gradeText(finding)}`, ...sourceTexts(finding)].join('; ') },
  ];
}

function findingRow({ rank, finding, overlaps, command }: RankedFinding): readonly Cell[] {
  return [
    String(rank),
    ...findingCells(finding),
    { said: proofText(finding).replace(/^to find out[,:] | to find out(?=:)/u, ''), command },
    overlaps.length === 0 ? '–' : ranksText(overlaps),
  ];
}

function totalText(report: FindingsReport): string {
  const sum = totalTexts(report);
  if (sum !== undefined) {
    const without = sum.without === '' ? '' : `; ${sum.without}`;
    return `Could be saved: ${sum.figure} a month ${sum.basis}${without}.`;
  }
  return report.total.status === 'overlapping'
    ? 'Savings of findings about the same calls must not be added, so there is no sum.'
    : 'There is no sum: guesses are not added, nor what surely loses right answers.';
}

function tablesOf(report: AuditReport, shown: readonly RankedFinding[]): readonly SectionTable[] {
  const small = report.findings.small.slice(0, MOST_FINDINGS);
  return [
    ...(shown.length === 0
      ? []
      : [
          {
            title: 'Each finding',
            columns: columnsOf(['#', ...TITLES, 'to find out', 'not to be added to'], []),
            rows: shown.map(findingRow),
          },
        ]),
    ...(small.length === 0
      ? []
      : [{ title: 'Smaller findings', columns: columnsOf(TITLES, []), rows: small.map(findingCells) }]),
    ...stepsTables(report),
  ];
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
  const { priceDate, findings, small } = report.findings;
  const shown = rankedFindings(report);
  const { month } = report;
  const scaled = month === null ? '' : `, scaled from ${monthDaysText(month)}`;
  const unseen = [
    ...outcomesTexts(report),
    ...inNoFindingTexts(report.inNoFinding),
    ...notInMonthTexts(month),
  ];
  return {
    id: 'findings',
    title: 'Findings',
    lead: 'ranked by the lower end of the saving per month',
    notes: [
      ...(findings.length === 0
        ? [toSentence(`findings: ${noneText(report)}`)]
        : [
            `${nounText(findings.length, 'finding')} above ${FLOOR_TEXT}; USD at ${dayPricesText(report, priceDate)}${scaled}. ${intervalText(report.findings)} ${totalText(report.findings)}`,
          ]),
      ...smallTexts(small).map(toSentence),
      ...(shown.length < findings.length
        ? [`The best ${shown.length} are shown; vernier audit --json has all.`]
        : []),
      ...unseen.map(toSentence),
    ],
    tables: tablesOf(report, shown),
  };
}
