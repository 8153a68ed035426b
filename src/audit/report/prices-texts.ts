import { type IsoDate, whyUnpricedText } from '#core';
import { sourceTitle } from '../sources/registry.ts';
import { byWeight, type CallSum } from '../tally/call-sums.ts';
import type { AuditReport } from './audit-report.ts';
import type { UnpricedGroup } from './report-sums.ts';
import { countText, nounText, safeName } from '../words/number-text.ts';

const MODELS_SHOWN = 3;

const WHAT_IF_SHOWN = 8;

/** Says why calls have no price; a service tier is named where it is what has none. */
export function unpricedReasonText({ reason, serviceTier }: UnpricedGroup): string {
  const tier = serviceTier === null ? '' : `service tier ${safeName(serviceTier)}, `;
  return `${tier}${whyUnpricedText(reason)}`;
}

/** Says whose prices figures are at: `list price`, or also what somebody supposed. */
export function atPriceText({ prices }: Pick<AuditReport, 'prices'>): string {
  return prices.whatIf.length === 0 ? 'list price' : 'list and what-if prices';
}

/** Says at the prices of which day figures are, and whether some of them are supposed; no day: each call's own. */
export function dayPricesText({ prices }: Pick<AuditReport, 'prices'>, day: IsoDate | null): string {
  const whose = day === null ? "list prices of each call's own day" : `list prices of ${day}`;
  return prices.whatIf.length === 0 ? whose : `${whose} and what-if prices`;
}

/** Says which prices are supposed; nothing where none is. */
export function whatIfText({ prices: { whatIf } }: Pick<AuditReport, 'prices'>): readonly string[] {
  if (whatIf.length === 0) return [];
  const prices = whatIf.map(
    ({ model, inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output }) =>
      `${safeName(model)} at $${input} in and $${output} out`,
  );
  return [
    `what if: ${listText(prices, WHAT_IF_SHOWN)}, USD per million tokens, supposed for every day and no list price`,
  ];
}

/** Says at whose prices all costs are: `list prices of 2026-11-20`. */
export function priceBasisText({ prices }: Pick<AuditReport, 'prices'>): string {
  return dayPricesText({ prices }, prices.at);
}

/** Says of which days the prices are. */
export function pricesText({ prices }: AuditReport): string {
  const { at, inForceFrom } = prices;
  const whose = at === null ? "of each call's own day" : `of ${at}`;
  const since =
    inForceFrom === null
      ? ''
      : inForceFrom.first === inForceFrom.last
        ? `, in force since ${inForceFrom.first}`
        : ` (dated ${inForceFrom.first} to ${inForceFrom.last})`;
  return `prices: USD, list prices ${whose}${since}`;
}

/** Lists the first of many, with how many more there are. */
export function listText(texts: readonly string[], most: number): string {
  const shown = texts.length > most + 1 ? texts.slice(0, most) : texts;
  const more = texts.length - shown.length;
  return `${shown.join('; ')}${more === 0 ? '' : `; and ${more} more`}`;
}

/** Says how much has no price: `3 of 11 calls and 2 of 4 uncounted rows`; undefined where all has one. */
export function unpricedPartText(sum: CallSum): string | undefined {
  const { calls, unpricedCalls, uncountedRows, unpricedRows } = sum;
  const parts = [
    unpricedCalls > 0 ? `${countText(unpricedCalls)} of ${nounText(calls, 'call')}` : '',
    unpricedRows > 0 ? `${countText(unpricedRows)} of ${nounText(uncountedRows, 'uncounted row')}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(' and ');
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
      : `; ${nounText(total.uncountedRows, 'uncounted row')} (of how many calls is not told)`;
  const bands =
    prices.assumedBandRows === 0
      ? ''
      : `; ${nounText(prices.assumedBandRows, 'row')} priced as short prompts, at least`;
  return [`sums of several calls: ${whose.join(', ')}${uncounted}${bands}`];
}

/** Says which calls have no price, and what prices those that only have none on their day. */
export function unpricedTexts({ unpriced, total, prices }: AuditReport, today: IsoDate): readonly string[] {
  if (unpriced.length === 0) return [];
  const largest = unpriced.toSorted((one, other) => byWeight(one, other) || other.calls - one.calls);
  const models = largest.map(
    (group) =>
      `${group.model === null ? 'model not told' : safeName(group.model)}: ${unpricedReasonText(group)}`,
  );
  const canBePriced = prices.at === null && unpriced.some(({ reason }) => reason === 'no-price-at-date');
  return [
    `no price: ${unpricedPartText(total) ?? 'nothing'}, in no sum of cost`,
    `  ${listText(models, MODELS_SHOWN)}`,
    ...(canBePriced ? [`  \`--prices ${today}\` takes the prices of today for all calls`] : []),
  ];
}
