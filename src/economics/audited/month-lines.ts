import { formatNameTable } from '#core';
import { amountRange, columnAmounts, countText, nameText, shareText } from '../report/amount-text.ts';
import { fitLine } from '../report/fit-lines.ts';
import type { AuditRoiReport, KindLine } from './create-audit-report.ts';

const MOST_KINDS = 4;
const MOST_MODELS = 3;
const LONGEST_NAME = 36;
const WHOLE_MONTH_DAYS = 28;
const DAY_MS = 86_400_000;

type LoggedStretch = NonNullable<AuditRoiReport['log']>;

function callsText({ calls, uncountedRows }: Pick<KindLine, 'calls' | 'uncountedRows'>): string {
  if (uncountedRows === 0) return countText(calls);
  return calls === 0 ? 'not told' : `≥ ${countText(calls)}`;
}

function totalTokens({ tokens }: KindLine): number {
  return tokens.input + tokens.cacheRead + tokens.cacheWrite + tokens.output;
}

function daysText({ first, last, countedDays }: LoggedStretch): string {
  const between = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  const taken = between < countedDays ? ` taken as ${countedDays}` : '';
  return between === 1 ? `1 day${taken}, ${first}` : `${between} days${taken}, ${first} to ${last}`;
}

function callsOf(sum: NonNullable<LoggedStretch['undated']>): string {
  const calls = callsText(sum);
  return calls === 'not told' ? 'calls not told' : `${calls} ${calls === '1' ? 'call' : 'calls'}`;
}

/** Says what of the log is in no figure because no month can be made of it. */
function leftOutLines({ older, undated }: LoggedStretch): readonly string[] {
  return [
    ...(older === null
      ? []
      : [
          `In no figure: ${callsOf(older)} up to ${older.last}, before ${older.gapDays} days without a call.`,
        ]),
    ...(undated === null
      ? []
      : [
          `In no figure: sums of a month, or of a span that is not told (${callsOf(undated)}, ${usdColumn([undated.costUsd])[0]}).`,
        ]),
  ];
}

/** Says what was counted, how it was scaled, and at which prices. */
export function basisLines({ log, pricesAt }: AuditRoiReport): readonly string[] {
  if (log === null) return [`No call of the log is of a day. List prices of ${pricesAt}.`];
  const times = log.monthFactor.toFixed(2);
  const lines = [
    `Counted in a log (${daysText(log)}), times ${times} for a month.`,
    `List prices of ${pricesAt}.`,
    ...leftOutLines(log),
  ];
  if (log.countedDays < WHOLE_MONTH_DAYS) {
    lines.push('Less than a month: the days that it lacks are supposed to be like those it has.');
  }
  return lines.flatMap((line) => fitLine(line));
}

function mixText({ mix }: AuditRoiReport): readonly string[] {
  const priced = mix.flatMap(({ model, effort, costShare }) =>
    costShare === null
      ? []
      : [{ name: `${model ?? 'not told'}${effort === null ? '' : ` ${effort}`}`, costShare }],
  );
  if (priced.length === 0) return [];
  const shown = priced
    .slice(0, MOST_MODELS)
    .map(({ name, costShare }) => `${nameText(name, LONGEST_NAME)} ${shareText(costShare)}`);
  const more = priced.length - shown.length;
  return fitLine(`models, by cost: ${shown.join(', ')}${more === 0 ? '' : `, and ${more} more`}`);
}

/** Writes the amounts of a column; null is what has no price. */
function usdColumn(column: readonly (number | null)[]): readonly string[] {
  const amount = columnAmounts(column.filter((usd) => usd !== null));
  return column.map((usd) => (usd === null ? 'no price' : amount(usd)));
}

function guessText({ guessedAfterUsd }: KindLine): string {
  return guessedAfterUsd === null ? '' : amountRange(guessedAfterUsd.low, guessedAfterUsd.high);
}

/** Lays out a month of each kind of work, before and after. */
export function monthLines(report: AuditRoiReport): readonly string[] {
  const { work, unpriced, result } = report;
  const hasAfter = result.status !== 'not-looked-for';
  const shown = work.slice(0, MOST_KINDS);
  const before = usdColumn(shown.map(({ beforeUsd }) => beforeUsd));
  const after = usdColumn(shown.map(({ afterUsd }) => afterUsd));
  const hasGuesses = shown.some(({ guessedAfterUsd }) => guessedAfterUsd !== null);
  const titles = [
    'calls',
    'tokens',
    'before',
    ...(hasAfter ? ['after'] : []),
    ...(hasGuesses ? ['guess: after'] : []),
  ];
  const table = formatNameTable(
    [{ title: 'kind of work, a month' }, ...titles.map((title) => ({ title, align: 'right' }) as const)],
    shown.map((kind, place) => [
      nameText(kind.name, LONGEST_NAME),
      callsText(kind),
      countText(totalTokens(kind)),
      before[place] ?? '',
      ...(hasAfter ? [after[place] ?? ''] : []),
      ...(hasGuesses ? [guessText(kind)] : []),
    ]),
  );
  const more = work.length - shown.length;
  const rows =
    unpriced.rows === 0 ? '' : ` and ${countText(unpriced.rows)} ${unpriced.rows === 1 ? 'row' : 'rows'}`;
  const isWhole = unpriced.calls + unpriced.rows === 0;
  return [
    ...table.split('\n'),
    ...(more === 0 ? [] : [`and ${more} more, all in the sums (--json lists them)`]),
    ...mixText(report),
    ...(isWhole
      ? []
      : [
          `incomplete: ${countText(unpriced.calls)} ${unpriced.calls === 1 ? 'call' : 'calls'}${rows} without a price, in no figure`,
        ]),
  ];
}
