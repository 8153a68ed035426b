import { formatTable, formatUsd, type ModelId, type Usage, whyUnpricedText } from '#core';
import type { Catalog } from '../create-catalog.ts';
import type { PricedUsage } from '../price-usage.ts';
import { type RepricedUsage, repriceUsage } from '../reprice-usage.ts';
import type { ServiceTier } from '../schema.ts';
import type { PricesToShow } from './asked-prices.ts';

interface ExampleCall {
  readonly title: string;
  readonly usage: Usage;
  readonly serviceTier: ServiceTier;
}

/** Stated, not measured: three sizes that show what bands, cache and tiers do. */
const CALLS: readonly ExampleCall[] = [
  {
    title: 'a question: 1,000 in, 500 out',
    usage: { inputTokens: 1000, outputTokens: 500 },
    serviceTier: 'standard',
  },
  {
    title: 'a turn of an agent: 2,000 in, 120,000 from cache, 1,000 out',
    usage: { inputTokens: 2000, cacheReadTokens: 120_000, outputTokens: 1000 },
    serviceTier: 'standard',
  },
  {
    title: 'a document in a batch: 10,000 in, 500 out',
    usage: { inputTokens: 10_000, outputTokens: 500 },
    serviceTier: 'batch',
  },
];

/** One example call at the prices of today and at those asked for. */
export interface PricedExample extends ExampleCall {
  readonly costs: RepricedUsage;
}

/** Prices the example calls of a model today and at the prices asked for. */
export function priceExamples(
  model: ModelId,
  catalog: Catalog,
  { at, today, catalog: asked }: PricesToShow,
): readonly PricedExample[] {
  return CALLS.map((call) => {
    const used = { model, usage: call.usage, serviceTier: call.serviceTier, at: today };
    return { ...call, costs: repriceUsage(catalog, used, { at, catalog: asked }) };
  });
}

function costText({ cost }: PricedUsage): string {
  return cost.status === 'priced' ? formatUsd(cost.costUsd) : whyUnpricedText(cost.reason);
}

function changeText({ change, own }: RepricedUsage): string {
  if (change.status === 'unknown') return '–';
  const sign = change.changeUsd > 0 ? '+' : '';
  const before = own.cost.status === 'priced' ? own.cost.costUsd : 0;
  const share = before === 0 ? '' : ` (${sign}${((100 * change.changeUsd) / before).toFixed(0)} %)`;
  return `${sign}${formatUsd(change.changeUsd)}${share}`;
}

/** Shows what example calls cost; two columns more where other prices than today's are asked for. */
export function examplesText(examples: readonly PricedExample[], prices: PricesToShow): string {
  const isOther = prices.at !== prices.today || prices.supposed.size > 0;
  const asked = prices.supposed.size > 0 ? 'what if' : prices.at;
  const titles = ['example calls (stated)', 'today', ...(isOther ? [asked, 'change'] : [])];
  const columns = titles.map((title, index) =>
    index === 0 ? { title } : { title, align: 'right' as const },
  );
  const rows = examples.map(({ title, costs }) => [
    title,
    costText(costs.own),
    ...(isOther ? [costText(costs.asked), changeText(costs)] : []),
  ]);
  return formatTable(columns, rows);
}
