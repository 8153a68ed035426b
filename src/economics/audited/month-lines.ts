import { formatTable } from '#core';
import { amountText, countText, nameText, shareText } from '../report/amount-text.ts';
import type { AuditRoiReport, KindLine } from './create-audit-report.ts';

const MOST_KINDS = 4;
const MOST_MODELS = 3;
const LONGEST_NAME = 36;
const WHOLE_MONTH_DAYS = 28;
const DAY_MS = 86_400_000;

function usdText(usd: number | null): string {
  return usd === null ? 'no price' : amountText(usd);
}

function afterText({ afterUsd, guessedUsd }: KindLine): string {
  return `${guessedUsd === 0 ? '' : 'guess: '}${usdText(afterUsd)}`;
}

function callsText({ calls, uncountedRows }: KindLine): string {
  if (uncountedRows === 0) return countText(calls);
  return calls === 0 ? 'not told' : `≥ ${countText(calls)}`;
}

function totalTokens({ tokens }: KindLine): number {
  return tokens.input + tokens.cacheRead + tokens.cacheWrite + tokens.output;
}

function daysText({ days, countedDays }: AuditRoiReport['log']): string {
  if (days === null) return 'a log without calls';
  const between = (Date.parse(days.last) - Date.parse(days.first)) / DAY_MS + 1;
  const taken = between < countedDays ? ` taken as ${countedDays}` : '';
  return `${between} day${between === 1 ? '' : 's'}${taken}, ${days.first} to ${days.last}`;
}

/** Says what was counted, how it was scaled, and at which prices. */
export function basisLines({ log, pricesAt }: AuditRoiReport): readonly string[] {
  const times = log.monthFactor.toFixed(2);
  const lines = [
    `Counted in a log (${daysText(log)}), times ${times} for a month. List prices of ${pricesAt}.`,
  ];
  if (log.countedDays < WHOLE_MONTH_DAYS) {
    lines.push('Less than a month: the days that it lacks are supposed to be like those that it has.');
  }
  return lines;
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
  return [`models, by cost: ${shown.join(', ')}${more === 0 ? '' : `, and ${more} more`}`];
}

/** Lays out a month of each kind of work, before and after. */
export function monthLines(report: AuditRoiReport): readonly string[] {
  const { work, unpriced } = report;
  const shown = work.slice(0, MOST_KINDS);
  const table = formatTable(
    [
      { title: 'kind of work, a month' },
      { title: 'calls', align: 'right' },
      { title: 'tokens', align: 'right' },
      { title: 'before', align: 'right' },
      { title: 'after', align: 'right' },
    ],
    shown.map((kind) => [
      nameText(kind.name, LONGEST_NAME),
      callsText(kind),
      countText(totalTokens(kind)),
      usdText(kind.beforeUsd),
      afterText(kind),
    ]),
  );
  const more = work.length - shown.length;
  const rows = unpriced.rows === 0 ? '' : ` and ${countText(unpriced.rows)} rows`;
  const isWhole = unpriced.calls + unpriced.rows === 0;
  return [
    ...table.split('\n'),
    ...(more === 0 ? [] : [`and ${more} more, all in the sums (--json lists them)`]),
    ...mixText(report),
    ...(isWhole
      ? []
      : [
          `incomplete: ${countText(unpriced.calls)} calls${rows} of the log have no price and are in no figure`,
        ]),
  ];
}
