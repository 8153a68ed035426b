import { formatNameTable, formatTable, formatUsd, type TableColumn } from '#core';
import { addSums, type CallSum, NO_CALLS } from '../tally/call-sums.ts';
import { totalTokens } from '../tally/count-tokens.ts';
import { callsText, countText, shareText } from '../words/number-text.ts';
import type { AuditReport, MixLine } from './audit-report.ts';

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

/** Lays out so many of the newest months, and the sum of those before. */
export function monthTable({ months }: AuditReport, rows: number): string {
  const most = shownOf(months.length, rows);
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

/** Lays out so many models, the dearest, and the sum of the others. */
export function mixTable({ mix, total }: AuditReport, room: number): string {
  const most = shownOf(mix.length, room);
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
  return formatNameTable([{ title: 'model' }, { title: 'effort' }, ...titles.map(right)], rows);
}
