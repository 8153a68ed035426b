import { formatTable, formatUsd, type IsoDate, type TableColumn } from '#core';
import { findingsText } from '../findings/findings-text.ts';
import { sourceTitle } from '../sources/registry.ts';
import { addSums, type CallSum, NO_CALLS } from '../tally/call-sums.ts';
import { totalTokens } from '../tally/count-tokens.ts';
import type { AuditedSource, AuditReport, MixLine } from './audit-report.ts';
import { examplesText } from './examples-text.ts';
import { leftOutText } from './left-out-text.ts';
import { callsText, countText, nounText, safeName, shareText } from './number-text.ts';
import { pricesTexts } from './prices-texts.ts';
import { workText } from './work-text.ts';

/** So many months and lines of the mix fit on a screen of 24 lines beside the rest. */
const MONTHS_SHOWN = 3;
const MIX_SHOWN = 5;

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

function monthTable({ months }: AuditReport): string {
  const [earlier, shown] = [months.slice(0, -MONTHS_SHOWN), months.slice(-MONTHS_SHOWN)];
  const titles = ['calls', 'input', 'cache read', 'cache write', 'output', 'cost', 'unpriced calls'];
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

function mixTable({ mix, total }: AuditReport): string {
  const [shown, rest] = [mix.slice(0, MIX_SHOWN), restOf(mix.slice(MIX_SHOWN))];
  const allTokens = totalTokens(total.tokens);
  const tokenShare = allTokens === 0 ? null : totalTokens(rest.tokens) / allTokens;
  const costShare = rest.costUsd === null || total.costUsd === null ? null : rest.costUsd / total.costUsd;
  const titles = ['calls', 'tokens', 'of tokens', 'cost', 'of cost'];
  const rows = shown.map((line) => {
    const model = line.model === null ? 'not told' : safeName(line.model);
    return mixRow([model, line.effort ?? 'not told'], line);
  });
  if (mix.length > MIX_SHOWN) {
    rows.push(mixRow([`${mix.length - MIX_SHOWN} others`, ''], { ...rest, tokenShare, costShare }));
  }
  return formatTable([{ title: 'model' }, { title: 'effort' }, ...titles.map(right)], rows);
}

/** Calls that a list of calls tells are of sources that have no file here. */
function sourceText({ source, files, lines, bytes, sessions }: AuditedSource): string {
  const whose =
    sessions === null ? sourceTitle(source) : `${sourceTitle(source)} ${nounText(sessions, 'session')}`;
  if (files === 0) return lines === 0 ? whose : `${whose} (${nounText(lines, 'call')} from a server)`;
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${whose} (${nounText(files, 'file')}, ${countText(lines)} lines, ${size})`;
}

function statedText({ reconciliation }: AuditReport): string {
  if (reconciliation.length === 0) return 'stated by the sources themselves: no totals to compare with';
  const agreeing = reconciliation.filter(({ agrees }) => agrees).length;
  const others = agreeing === reconciliation.length ? '' : '; the others are listed below';
  return `stated by the sources themselves: ${agreeing} of ${reconciliation.length} monthly totals equal what was counted${others}`;
}

/** Says what of the transcripts is in a report. */
export function privacyText({ work, examples }: AuditReport): string {
  if (examples !== null && examples.kinds.length > 0) {
    return `Messages of this log are in this report. ${examples.warning} Nothing was sent.`;
  }
  return work.grouping.by === 'text'
    ? 'Counts, names, and single words that at least five sessions share: no other text is in this report, and nothing was sent.'
    : 'Counts and names only: no text was read into this report, and nothing was sent.';
}

/** The calls of all sources, and what only agents tell of theirs. */
function totalText({ total, agents }: AuditReport): string {
  const least = total.uncountedRows > 0 ? 'at least ' : '';
  const hasAgents = agents.some(({ agentType }) => agentType !== null);
  const bySubAgents = agents.find(({ agentType }) => agentType === 'sub-agent')?.calls ?? 0;
  return [
    `${least}${nounText(total.calls, 'call')} to models`,
    ...(hasAgents ? [`${countText(bySubAgents)} of them by sub-agents`] : []),
    ...(total.toolCalls === null ? [] : [nounText(total.toolCalls, 'tool call')]),
  ].join(', ');
}

/** Says what was used in a text of at most one screen. */
export function summaryText(report: AuditReport, today: IsoDate): string {
  const { days, sources } = report;
  const when = days === null ? 'no call on these days' : `${days.first} to ${days.last} (UTC)`;
  return [
    `What was used, ${when}: ${totalText(report)}`,
    `read: ${sources.map(sourceText).join('; ')}`,
    leftOutText(report),
    '',
    ...(days === null
      ? []
      : [
          monthTable(report),
          '',
          mixTable(report),
          '',
          ...workText(report.work),
          ...examplesText(report),
          ...findingsText(report.findings, report.inNoFinding),
        ]),
    ...pricesTexts(report, today),
    statedText(report),
    privacyText(report),
  ].join('\n');
}
