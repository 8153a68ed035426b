import { formatTable, formatUsd, type IsoDate, type TableColumn } from '#core';
import { savedText, totalTexts } from '../findings/total-text.ts';
import { monthDaysText, notInMonthTexts } from '../month/month-texts.ts';
import { sourceTitle } from '../sources/registry.ts';
import { addSums, type CallSum, NO_CALLS } from '../tally/call-sums.ts';
import { totalTokens } from '../tally/count-tokens.ts';
import type { AuditedSource, AuditReport, MixLine } from './audit-report.ts';
import { examplesText } from './examples-text.ts';
import { findingsLines } from './findings-lines.ts';
import { leftOutText } from './left-out-text.ts';
import { callsText, countText, nounText, shareText, sizeText } from '../words/number-text.ts';
import { listText, priceBasisText, pricesTexts } from './prices-texts.ts';
import { workText } from './work-text.ts';
import { nameTable, wrapLines } from './wrap-lines.ts';

/** Lines of a screen. */
const MOST_LINES = 40;
const SOURCES_SHOWN = 3;

/** How many lines of each part are shown. */
interface Room {
  readonly months: number;
  readonly mix: number;
  readonly findings: number;
  /** Lines of one sentence about what was read and what the figures stand on. */
  readonly sentence: number;
}

/** The first that lets all fit on a screen is taken; the last has to do. */
const ROOMS: readonly Room[] = [
  { months: 3, mix: 5, findings: 3, sentence: 9 },
  { months: 2, mix: 3, findings: 3, sentence: 3 },
  { months: 2, mix: 2, findings: 3, sentence: 1 },
  { months: 2, mix: 3, findings: 2, sentence: 2 },
  { months: 2, mix: 2, findings: 2, sentence: 1 },
  { months: 2, mix: 3, findings: 1, sentence: 2 },
  { months: 1, mix: 2, findings: 1, sentence: 1 },
  { months: 1, mix: 1, findings: 1, sentence: 1 },
];

/** How many rows are shown of so many: a line that says one other could as well be that one. */
function shownOf(count: number, most: number): number {
  return count > most + 1 ? most : count;
}

function costText({ costUsd }: CallSum): string {
  return costUsd === null ? 'no price' : formatUsd(costUsd);
}

/** Adds sums up that a table has no place for. */
function restOf(sums: readonly CallSum[]): CallSum {
  return sums.reduce(addSums, NO_CALLS);
}

const right = (title: string): TableColumn => ({ title, align: 'right' });

function monthRow(title: string, sum: CallSum): readonly string[] {
  const { tokens, unpricedCalls, unpricedRows } = sum;
  const counts = [tokens.input, tokens.cacheRead, tokens.cacheWrite, tokens.output].map(countText);
  const unpriced = callsText({ calls: unpricedCalls, uncountedRows: unpricedRows });
  return [title, callsText(sum), ...counts, costText(sum), unpriced];
}

function monthTable({ months }: AuditReport, room: Room): string {
  const most = shownOf(months.length, room.months);
  const [earlier, shown] = [months.slice(0, -most), months.slice(-most)];
  const titles = ['calls', 'input', 'cache read', 'cache write', 'output', 'cost', 'unpriced'];
  return formatTable(
    [{ title: 'month' }, ...titles.map(right)],
    [
      ...(earlier.length === 0 ? [] : [monthRow('earlier', restOf(earlier))]),
      ...shown.map((month) => monthRow(month.month, month)),
    ],
  );
}

type Shared = CallSum & Pick<MixLine, 'tokenShare' | 'costShare'>;

function mixRow(names: readonly [model: string, effort: string], line: Shared): readonly string[] {
  const tokens = countText(totalTokens(line.tokens));
  const shares = [shareText(line.tokenShare), costText(line), shareText(line.costShare)];
  return [...names, callsText(line), tokens, ...shares];
}

function mixTable({ mix, total }: AuditReport, room: Room): string {
  const most = shownOf(mix.length, room.mix);
  const [shown, rest] = [mix.slice(0, most), restOf(mix.slice(most))];
  const allTokens = totalTokens(total.tokens);
  const tokenShare = allTokens === 0 ? null : totalTokens(rest.tokens) / allTokens;
  const costShare = rest.costUsd === null || total.costUsd === null ? null : rest.costUsd / total.costUsd;
  const titles = ['calls', 'tokens', 'of tokens', 'cost', 'of cost'];
  const rows = shown.map((line) => {
    return mixRow([line.model ?? 'not told', line.effort ?? 'not told'], line);
  });
  if (mix.length > most) {
    rows.push(mixRow([`${mix.length - most} others`, ''], { ...rest, tokenShare, costShare }));
  }
  return nameTable([{ title: 'model' }, { title: 'effort' }, ...titles.map(right)], rows);
}

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

function usedLines(report: AuditReport, room: Room): readonly string[] {
  if (report.days === null) return [];
  return [
    monthTable(report, room),
    '',
    mixTable(report, room),
    '',
    ...workText(report.work, room.sentence),
    ...examplesText(report),
    ...findingsLines(report, { findings: room.findings, sentence: room.sentence }),
    '',
  ].flatMap((part) => part.split('\n'));
}

function basisLines(report: AuditReport, today: IsoDate, { sentence }: Room): readonly string[] {
  const { reconciliation } = report;
  const others = reconciliation.some(({ agrees }) => !agrees) ? '; what differs is listed below' : '';
  const stated = `stated by the sources themselves: ${statedText(report)}${others}`;
  return [
    ...wrapLines([...pricesTexts(report, today), ...(reconciliation.length === 0 ? [] : [stated])], sentence),
    ...wrapLines([privacyText(report)]),
  ];
}

/** Says what was used in a text of at most one screen. */
export function summaryText(report: AuditReport, today: IsoDate): string {
  const texts = ROOMS.map((room) => [
    ...headLines(report, room),
    ...usedLines(report, room),
    ...basisLines(report, today, room),
  ]);
  const fitting = texts.find((lines) => lines.length <= MOST_LINES) ?? texts.at(-1) ?? [];
  return fitting.join('\n');
}
