import type { IsoDate, UnpricedReason } from '#core';
import { sourceTitle } from '../sources/registry.ts';
import { byWeight, type CallSum } from '../tally/call-sums.ts';
import type { AuditReport } from './audit-report.ts';
import { countText, nounText, safeName } from './number-text.ts';

const MODELS_SHOWN = 3;

/** Why calls have no price, in words. */
export const UNPRICED_REASONS: Readonly<Record<UnpricedReason, string>> = {
  'unknown-model': 'not in the catalog',
  'no-price-at-date': 'no price on that day',
  'usage-unknown': 'usage not told',
  'not-called': 'not called',
};

/** Says of which days the prices are. */
export function pricesText({ prices }: AuditReport): string {
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

/** `3 of 11 calls and 2 of 4 sums of calls`. */
function whatText({ calls, unpricedCalls, uncountedRows, unpricedRows }: CallSum): string {
  const parts = [
    unpricedCalls > 0 ? `${countText(unpricedCalls)} of ${nounText(calls, 'call')}` : '',
    unpricedRows > 0
      ? `${countText(unpricedRows)} of ${nounText(uncountedRows, 'row')} without a number of calls`
      : '',
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

const SPAN_WORDS: ReadonlyMap<string, string> = new Map([
  ['unknown', 'row'],
  ['calls', 'day, model and price (single calls)'],
]);

/** Says which rows stand for several calls, so that nobody takes them for calls. */
export function sumsText({ granularities, total, prices }: AuditReport): readonly string[] {
  const sums = granularities.filter(({ granularity }) => granularity !== 'call');
  if (sums.length === 0) return [];
  const whose = sums.map(
    ({ source, granularity }) => `${sourceTitle(source)} by ${SPAN_WORDS.get(granularity) ?? granularity}`,
  );
  const uncounted =
    total.uncountedRows === 0
      ? ''
      : `; ${nounText(total.uncountedRows, 'row')} without a number of calls, in no count of calls`;
  const bands =
    prices.assumedBandRows === 0
      ? ''
      : `; ${nounText(prices.assumedBandRows, 'row')} priced as short prompts, at least`;
  return [`sums of several calls: ${whose.join(', ')}${uncounted}${bands}`];
}

/** Says which calls have no price, and what prices those that only have none on their day. */
function unpricedText({ unpriced, total, prices }: AuditReport, today: IsoDate): readonly string[] {
  if (unpriced.length === 0) return [];
  const largest = unpriced.toSorted((one, other) => byWeight(one, other) || other.calls - one.calls);
  const models = largest
    .slice(0, MODELS_SHOWN)
    .map(
      ({ model, reason }) =>
        `${model === null ? 'model not told' : safeName(model)}: ${UNPRICED_REASONS[reason]}`,
    );
  const more = unpriced.length > MODELS_SHOWN ? ` and ${unpriced.length - MODELS_SHOWN} more` : '';
  const canBePriced = prices.at === null && unpriced.some(({ reason }) => reason === 'no-price-at-date');
  return [
    `no price: ${whatText(total)}, in no sum of cost (${models.join('; ')}${more})`,
    ...(canBePriced ? [`          \`--prices ${today}\` takes the prices of today for all calls`] : []),
  ];
}

/** Says which prices were used, and what has none or stands for several calls. */
export function pricesTexts(report: AuditReport, today: IsoDate): readonly string[] {
  return [...sumsText(report), pricesText(report), ...unpricedText(report, today)];
}
