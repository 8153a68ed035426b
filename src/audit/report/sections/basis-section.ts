import type { IsoDate } from '#core';
import { sourceTitle } from '../../sources/registry.ts';
import { totalTokens } from '../../tally/count-tokens.ts';
import type { AuditReport } from '../audit-report.ts';
import { leftOutText } from '../left-out-text.ts';
import { countText, sizeText } from '../../words/number-text.ts';
import { pricesText, sumsText, unpricedPartText, unpricedReasonText, whatIfText } from '../prices-texts.ts';
import { cutRows } from './cut-rows.ts';
import { callsText } from './figure-text.ts';
import { type Cell, columnsOf, type ReportSection, type SectionTable, toSentence } from './report-section.ts';

function sourceTable({ sources }: AuditReport): SectionTable {
  return {
    title: 'What was read',
    columns: columnsOf(['source'], ['sessions', 'files', 'lines', 'size', 'calls']),
    rows: sources.map((read) => [
      sourceTitle(read.source),
      ...[read.sessions, read.files, read.lines].map((count) => count?.toLocaleString('en-US') ?? 'not told'),
      sizeText(read.bytes),
      callsText(read),
    ]),
  };
}

function unpricedTable({ unpriced }: AuditReport): readonly SectionTable[] {
  if (unpriced.length === 0) return [];
  const { shown, others, more } = cutRows(unpriced);
  const rows = shown.map((line): readonly Cell[] => [
    line.model === null ? 'not told' : { name: line.model },
    unpricedReasonText(line),
    callsText(line),
    countText(totalTokens(line.tokens)),
  ]);
  const rest = [`${more} others`, '', callsText(others), countText(totalTokens(others.tokens))];
  return [
    {
      title: 'Models without a price',
      columns: columnsOf(['model', 'why'], ['calls', 'tokens']),
      rows: more > 0 ? [...rows, rest] : rows,
    },
  ];
}

/** What the figures stand on: what was read, what does not count, which prices. */
export function basisSection(report: AuditReport, today: IsoDate): ReportSection {
  const { total, problems } = report;
  const unpriced = unpricedPartText(total);
  const problemsText =
    problems.total === 0
      ? []
      : ['Problems are listed with file and line where the audit was run, and not here.'];
  return {
    id: 'basis',
    title: 'What the figures stand on',
    lead: `written on ${today}`,
    notes: [
      toSentence(leftOutText(report).replace(' (listed on standard error)', '')),
      ...problemsText,
      ...sumsText(report).map(toSentence),
      `${toSentence(pricesText(report))} No taxes, discounts or subscriptions.`,
      ...whatIfText(report).map(toSentence),
      unpriced === undefined
        ? 'Every call has a price.'
        : `Without a price, and in no sum of cost: ${unpriced}.`,
    ],
    tables: [sourceTable(report), ...unpricedTable(report)],
  };
}
