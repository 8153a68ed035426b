import { formatTable } from '#core';
import { priceFigures } from '../diff-prices.ts';
import { pricesInForce } from '../prices-in-force.ts';
import type { CatalogModel, PriceEntry } from '../schema.ts';
import type { PricesToShow } from './asked-prices.ts';
import { EVERY_DAY } from '../what-if/is-what-if.ts';
import { usdText } from './usd-text.ts';

/** A cached price with its factor of the input price: `$0.01 (0.1x)`. */
function cacheText(usd: number | undefined, input: number): string {
  if (usd === undefined || input === 0) return usdText(usd);
  return `${usdText(usd)} (${Number((usd / input).toPrecision(3))}x)`;
}

function rowOf(entry: PriceEntry, mark: string): readonly string[] {
  const figures = priceFigures(entry);
  const cached = ['cache read', 'cache write 5m', 'cache write 1h'].map((part) =>
    cacheText(figures.get(part), entry.inputUsdPerMillionTokens),
  );
  return [
    mark,
    entry.serviceTier,
    entry.abovePromptTokens === 0 ? '–' : String(entry.abovePromptTokens),
    ...(entry.effectiveFrom === EVERY_DAY
      ? ['every day', '']
      : [entry.effectiveFrom, entry.effectiveUntil ?? '–']),
    usdText(entry.inputUsdPerMillionTokens),
    usdText(entry.outputUsdPerMillionTokens),
    ...cached,
  ];
}

function sourceLines(prices: readonly PriceEntry[]): readonly string[] {
  const said = prices.flatMap(({ source, sourceKind, cache }) => [
    `[${sourceKind}] ${source}`,
    ...(cache === undefined ? [] : [`[${cache.sourceKind}] cache: ${cache.source}`]),
  ]);
  return [...new Set(said)].map((line) => `  ${line}`);
}

/** Lists every dated price of a model with tiers, bands, cache factors and sources; `*` marks those in force. */
export function priceTable(model: CatalogModel, { at, supposed }: PricesToShow): string {
  if (model.prices.length === 0) return `No price of ${model.id} is known: its calls are unpriced.`;
  const inForce = new Set(pricesInForce(model, at));
  const right = ['input', 'output', 'cache read', '5m write', '1h write'];
  const left = ['', 'tier', 'prompts above', 'from', 'until'];
  const table = formatTable(
    [...left.map((title) => ({ title })), ...right.map((title) => ({ title, align: 'right' as const }))],
    model.prices.map((entry) => rowOf(entry, inForce.has(entry) ? '*' : '')),
  );
  const mark = supposed.has(model.id) ? 'supposed with --what-if' : `* in force on ${at}`;
  return [
    `Prices in USD per million tokens, ${mark}`,
    table,
    'Sources of the prices',
    ...sourceLines(model.prices),
  ].join('\n');
}
