import { formatUsd, type IsoDate } from '#core';
import { savedText, totalTexts } from '../findings/total-text.ts';
import { monthDaysText, notInMonthTexts } from '../month/month-texts.ts';
import { sourceTitle } from '../sources/registry.ts';
import { countText, nounText, sizeText } from '../words/number-text.ts';
import type { AuditedSource, AuditReport } from './audit-report.ts';
import { examplesText } from './examples-text.ts';
import { findingsLines } from './findings-lines.ts';
import { leftOutText } from './left-out-text.ts';
import { listText, priceBasisText, pricesText, sumsText, unpricedTexts, whatIfText } from './prices-texts.ts';
import { type Room, ROOMS } from './room.ts';
import { mixTable, monthTable } from './use-tables.ts';
import { workText } from './work-text.ts';
import { wrapLines } from './wrap-lines.ts';

/** Lines of a screen. */
const MOST_LINES = 40;
const SOURCES_SHOWN = 3;

/** Calls that a list of calls tells are of sources that have no file here. */
function sourceText({ source, files, lines, bytes, sessions }: AuditedSource): string {
  const whose =
    sessions === null ? sourceTitle(source) : `${sourceTitle(source)} ${nounText(sessions, 'session')}`;
  if (files === 0) return lines === 0 ? whose : `${whose} (${nounText(lines, 'call')} from a server)`;
  const ofLines = `${countText(lines)} ${lines === 1 ? 'line' : 'lines'}`;
  return `${whose} (${nounText(files, 'file')}, ${ofLines}, ${sizeText(bytes)})`;
}

/** Says how many of the totals that sources state are the same here. */
export function statedText({ reconciliation }: Pick<AuditReport, 'reconciliation'>): string {
  const all = reconciliation.length;
  const agreeing = reconciliation.filter(({ agrees }) => agrees).length;
  if (all === 0) return 'no totals to compare with';
  if (all === 1) return `the only total ${agreeing === 1 ? 'equals' : 'differs from'} what was counted`;
  return agreeing === all
    ? `all ${all} totals equal what was counted`
    : `${agreeing} of ${all} totals equal what was counted`;
}

/** Writes the days of a report: one, or from the first to the last. */
export function spanText({ first, last }: NonNullable<AuditReport['days']>): string {
  return first === last ? first : `${first} to ${last}`;
}

/** Says what of the transcripts is in a report. */
export function privacyText({ work, examples }: AuditReport): string {
  if (examples !== null && examples.kinds.length > 0) {
    return `Messages of this log are in this report. ${examples.warning} Nothing was sent.`;
  }
  return work.grouping.by === 'text'
    ? 'Counts, names and words that five sessions share: no other text; nothing sent.'
    : 'Counts and names only: no text was read into this report; nothing was sent.';
}

/** The calls of all sources, and what only agents tell of theirs. */
function callsLine({ total, agents }: AuditReport): string {
  const least = total.uncountedRows > 0 ? 'at least ' : '';
  const isUntold = total.calls === 0 && total.uncountedRows > 0;
  const hasAgents = agents.some(({ agentType }) => agentType !== null);
  const bySubAgents = agents.find(({ agentType }) => agentType === 'sub-agent')?.calls ?? 0;
  return [
    isUntold ? 'calls: not told' : `calls: ${least}${total.calls.toLocaleString('en-US')}`,
    ...(hasAgents ? [`${countText(bySubAgents)} of them by sub-agents`] : []),
    ...(total.toolCalls === null ? [] : [nounText(total.toolCalls, 'tool call')]),
    'days in UTC',
  ].join(', ');
}

function readLine({ sources }: AuditReport): string {
  return `read: ${listText(sources.map(sourceText), SOURCES_SHOWN)}`;
}

/** What all of it cost, at whose prices. */
function titleLine({ days, total, prices }: AuditReport): string {
  if (days === null) return 'What was used: no call on these days';
  const cost =
    total.costUsd === null ? 'no price' : `${formatUsd(total.costUsd)}, ${priceBasisText({ prices })}`;
  return `What was used, ${spanText(days)}: ${cost}`;
}

/** What a month costs, and what of it could be saved. */
function savedLines({ month, findings }: AuditReport): readonly string[] {
  if (month === null) return [];
  const { costPerMonthUsd } = month;
  const texts = totalTexts(findings);
  const saved = texts === undefined ? [] : [`could be saved: ${savedText(texts)}`];
  return [
    ...(costPerMonthUsd === null
      ? []
      : [`a month: ${formatUsd(costPerMonthUsd)}, scaled from ${monthDaysText(month)}`]),
    ...saved,
  ];
}

function headLines(report: AuditReport, { sentence }: Room): readonly string[] {
  return [
    ...wrapLines([titleLine(report), ...savedLines(report)]),
    ...wrapLines(
      [...notInMonthTexts(report.month), callsLine(report), readLine(report), leftOutText(report)],
      sentence,
    ),
    '',
  ];
}

/** The parts that are shown between the figures and what they stand on, each with a blank line behind it. */
function usedLines(report: AuditReport, room: Room): readonly string[] {
  if (report.days === null) return [];
  return [
    ...(room.months === 0 ? [] : [monthTable(report, room.months), '']),
    ...(room.mix === 0 ? [] : [mixTable(report, room.mix), '']),
    ...(room.hasKinds ? workText(report.work, room) : []),
    ...(room.hasExamples ? examplesText(report) : []),
    ...findingsLines(report, room),
    '',
  ].flatMap((part) => part.split('\n'));
}

/** Names the parts that there is no room for. */
function notShownTexts(
  { days, work, examples }: AuditReport,
  { months, mix, hasKinds, hasStakes, hasExamples }: Room,
): readonly string[] {
  const parts = [
    ...(hasKinds ? [] : ['kinds of work']),
    ...(hasStakes || work.tasks === 0 ? [] : ['stakes']),
    ...(months > 0 ? [] : ['months']),
    ...(mix > 0 ? [] : ['models']),
    ...(hasExamples || examples === null ? [] : ['examples']),
  ];
  return days === null || parts.length === 0 ? [] : [`no room for: ${parts.join(', ')} (all: --html)`];
}

function statedTexts(report: AuditReport): readonly string[] {
  const { reconciliation } = report;
  if (reconciliation.length === 0) return [];
  const others = reconciliation.some(({ agrees }) => !agrees) ? '; what differs is on standard error' : '';
  return [`stated by the sources themselves: ${statedText(report)}${others}`];
}

function basisLines(report: AuditReport, today: IsoDate, room: Room): readonly string[] {
  const { sentence, hasExamples } = room;
  const shown = hasExamples ? report : { ...report, examples: null };
  return [
    ...wrapLines([...sumsText(report), pricesText(report)], sentence),
    // whoever reads a figure at a supposed price must see which
    ...wrapLines(whatIfText(report)),
    ...wrapLines([...unpricedTexts(report, today), ...statedTexts(report)], sentence),
    ...wrapLines([...notShownTexts(report, room), privacyText(shown)]),
  ];
}

/** Says what was used in a text of at most one screen. */
export function summaryText(report: AuditReport, today: IsoDate): string {
  let lines: readonly string[] = [];
  for (const room of ROOMS) {
    lines = [...headLines(report, room), ...usedLines(report, room), ...basisLines(report, today, room)];
    if (lines.length <= MOST_LINES) break;
  }
  return lines.join('\n');
}
