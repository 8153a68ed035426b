import { type Cost, formatTable, formatUsd, type IsoDate, type TableColumn } from '#core';
import { SOURCE_NAMES } from '../source-names.ts';
import { byWeight, type CallSum, NO_CALLS } from '../tally/call-sums.ts';
import { totalTokens } from '../tally/count-tokens.ts';
import type { AuditedSource, AuditReport, MixLine } from './audit-report.ts';
import { countText, nounText, safeName, shareText } from './number-text.ts';

/** So many months and lines of the mix fit on a screen of 24 lines beside the rest. */
const MONTHS_SHOWN = 3;
const MIX_SHOWN = 5;
const MODELS_SHOWN = 3;

type Unpriced = Extract<Cost, { status: 'unpriced' }>['reason'];

const REASONS: Readonly<Record<Unpriced, string>> = {
  'unknown-model': 'not in the catalog',
  'no-price-at-date': 'no price on that day',
  'usage-unknown': 'usage not told',
  'not-called': 'not called',
};

function costText({ costUsd }: CallSum): string {
  return costUsd === null ? 'no price' : formatUsd(costUsd);
}

/** Adds sums up that a table has no place for. */
function addSums(sums: readonly CallSum[]): CallSum {
  return sums.reduce<CallSum>(
    (all, sum) => ({
      calls: all.calls + sum.calls,
      tokens: {
        input: all.tokens.input + sum.tokens.input,
        cacheRead: all.tokens.cacheRead + sum.tokens.cacheRead,
        cacheWrite: all.tokens.cacheWrite + sum.tokens.cacheWrite,
        output: all.tokens.output + sum.tokens.output,
      },
      costUsd: sum.costUsd === null ? all.costUsd : (all.costUsd ?? 0) + sum.costUsd,
      unpricedCalls: all.unpricedCalls + sum.unpricedCalls,
    }),
    NO_CALLS,
  );
}

const right = (title: string): TableColumn => ({ title, align: 'right' });

function monthRow(title: string, sum: CallSum): readonly string[] {
  const { calls, tokens, unpricedCalls } = sum;
  const counts = [calls, tokens.input, tokens.cacheRead, tokens.cacheWrite, tokens.output].map(countText);
  return [title, ...counts, costText(sum), countText(unpricedCalls)];
}

function monthTable({ months }: AuditReport): string {
  const [earlier, shown] = [months.slice(0, -MONTHS_SHOWN), months.slice(-MONTHS_SHOWN)];
  const titles = ['calls', 'input', 'cache read', 'cache write', 'output', 'cost', 'unpriced calls'];
  return formatTable(
    [{ title: 'month' }, ...titles.map(right)],
    [
      ...(earlier.length === 0 ? [] : [monthRow('earlier', addSums(earlier))]),
      ...shown.map((month) => monthRow(month.month, month)),
    ],
  );
}

type Shared = CallSum & Pick<MixLine, 'tokenShare' | 'costShare'>;

function mixRow(names: readonly [model: string, effort: string], line: Shared): readonly string[] {
  const tokens = countText(totalTokens(line.tokens));
  const shares = [shareText(line.tokenShare), costText(line), shareText(line.costShare)];
  return [...names, countText(line.calls), tokens, ...shares];
}

function mixTable({ mix, total }: AuditReport): string {
  const [shown, rest] = [mix.slice(0, MIX_SHOWN), addSums(mix.slice(MIX_SHOWN))];
  const tokenShare = totalTokens(rest.tokens) / totalTokens(total.tokens);
  const costShare = rest.costUsd === null || total.costUsd === null ? null : rest.costUsd / total.costUsd;
  const titles = ['calls', 'tokens', 'of tokens', 'cost', 'of cost'];
  const rows = shown.map((line) => {
    const model = line.model === null ? 'not told' : safeName(line.model);
    return mixRow([model, line.effort ?? 'not told'], line);
  });
  if (rest.calls > 0) {
    rows.push(mixRow([`${mix.length - MIX_SHOWN} others`, ''], { ...rest, tokenShare, costShare }));
  }
  return formatTable([{ title: 'model' }, { title: 'effort' }, ...titles.map(right)], rows);
}

function sourceText({ source, files, lines, bytes, sessions }: AuditedSource): string {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${SOURCE_NAMES[source]} ${nounText(sessions, 'session')} (${nounText(files, 'file')}, ${countText(lines)} lines, ${size})`;
}

function leftOutText({ leftOut, problems, notRead }: AuditReport): string {
  const parts = [
    leftOut.repeated > 0 ? nounText(leftOut.repeated, 'repeated line') : '',
    leftOut.unchanged > 0 ? nounText(leftOut.unchanged, 'unchanged sum') : '',
    leftOut.inherited > 0 ? `${nounText(leftOut.inherited, 'call')} copied into forks` : '',
    leftOut.synthetic > 0 ? `${nounText(leftOut.synthetic, 'answer')} without a model` : '',
    leftOut.otherDays > 0 ? `${nounText(leftOut.otherDays, 'call')} on other days` : '',
    problems.total > 0 ? `${nounText(problems.total, 'problem')} (listed below)` : '',
    ...notRead.map((source) => `${SOURCE_NAMES[source]}, which cannot be read yet`),
  ].filter((part) => part !== '');
  return `left out: ${parts.length === 0 ? 'nothing' : parts.join(', ')}`;
}

function pricesText({ prices }: AuditReport): string {
  const { at, inForceFrom } = prices;
  const whose = at === null ? "of each call's own day" : `of ${at}`;
  const since =
    inForceFrom === null
      ? ''
      : inForceFrom.first === inForceFrom.last
        ? `, in force since ${inForceFrom.first}`
        : `, the oldest in force since ${inForceFrom.first}, the newest since ${inForceFrom.last}`;
  return `prices: USD, list prices ${whose}${since}`;
}

/** Says which calls have no price, and what prices those that only have none on their day. */
function unpricedText({ unpriced, total, prices }: AuditReport, today: IsoDate): readonly string[] {
  if (unpriced.length === 0) return [];
  const largest = unpriced.toSorted((one, other) => byWeight(one, other) || other.calls - one.calls);
  const models = largest
    .slice(0, MODELS_SHOWN)
    .map(({ model, reason }) => `${model === null ? 'model not told' : safeName(model)}: ${REASONS[reason]}`);
  const more = unpriced.length > MODELS_SHOWN ? ` and ${unpriced.length - MODELS_SHOWN} more` : '';
  const canBePriced = prices.at === null && unpriced.some(({ reason }) => reason === 'no-price-at-date');
  return [
    `no price: ${countText(total.unpricedCalls)} of ${nounText(total.calls, 'call')}, in no sum of cost (${models.join('; ')}${more})`,
    ...(canBePriced ? [`          \`--prices ${today}\` takes the prices of today for all calls`] : []),
  ];
}

function statedText({ reconciliation }: AuditReport): string {
  if (reconciliation.length === 0) return 'stated by the sources themselves: no totals to compare with';
  const agreeing = reconciliation.filter(({ agrees }) => agrees).length;
  const others = agreeing === reconciliation.length ? '' : '; the others are listed below';
  return `stated by the sources themselves: ${agreeing} of ${reconciliation.length} monthly totals equal what was counted${others}`;
}

/** Says what was used in a text of at most one screen. */
export function summaryText(report: AuditReport, today: IsoDate): string {
  const { days, total, agents, sources } = report;
  const bySubAgents = agents.find(({ agentType }) => agentType === 'sub-agent')?.calls ?? 0;
  const when = days === null ? 'no call on these days' : `${days.first} to ${days.last} (UTC)`;
  const calls = `${nounText(total.calls, 'call')} to models, ${countText(bySubAgents)} of them by sub-agents, ${nounText(total.toolCalls, 'tool call')}`;
  return [
    `What was used, ${when}: ${calls}`,
    `read: ${sources.map(sourceText).join('; ')}`,
    leftOutText(report),
    '',
    ...(total.calls === 0 ? [] : [monthTable(report), '', mixTable(report), '']),
    pricesText(report),
    ...unpricedText(report, today),
    statedText(report),
    'Counts and names only: no text was read into this report, and nothing was sent.',
  ].join('\n');
}
