import type { Cost, IsoDate, UnpricedReason, Usage } from '#core';
import { findPrice } from './find-price.ts';
import type { CatalogModel, PriceEntry, ServiceTier, SourceKind } from './schema.ts';

/** What is to be priced. */
export interface UsageToPrice {
  readonly model: CatalogModel;
  readonly usage: Usage;
  /** The day of the call, in UTC. */
  readonly at: IsoDate;
  /** Length of the whole prompt; default: all input parts of the usage together. */
  readonly promptTokens?: number;
  /** Default `standard`. */
  readonly serviceTier?: ServiceTier;
}

/** One kind of tokens of a call and what they cost. */
export interface CostLine {
  readonly part: 'input' | 'cache-read' | 'cache-write-5m' | 'cache-write-1h' | 'output' | 'reasoning';
  readonly tokens: number;
  readonly usdPerMillionTokens: number;
  readonly costUsd: number;
  readonly source: string;
  readonly sourceKind: SourceKind;
}

/** A cost with its parts, or without a price and with a sentence that says why. */
export interface PricedUsage {
  readonly cost: Cost;
  /** Empty when the cost is unpriced. */
  readonly lines: readonly CostLine[];
  readonly problem?: string;
}

interface Part {
  readonly part: CostLine['part'];
  readonly tokens: number | undefined;
  readonly usdPerMillionTokens: number | undefined;
  readonly from: { readonly source: string; readonly sourceKind: SourceKind } | undefined;
}

/**
 * Prices the tokens of one call: the only price arithmetic of the product.
 *
 * Shape   a usage that does not say its plain input or its output is `usage-unknown`, whatever else it says; tokens
 *         of a kind that has no price make the whole unpriced, because a part left out would be a cost of 0
 * Units   USD at list price; prices per million tokens; the band of the prompt's length holds for the whole call
 */
export function priceUsage(toPrice: UsageToPrice): PricedUsage {
  const { model, usage, at, serviceTier = 'standard' } = toPrice;
  const unsaid = unsaidPart(usage);
  if (unsaid !== undefined) {
    return toUnpriced('usage-unknown', `the provider did not say ${unsaid} the call to ${model.id} used`);
  }
  const promptTokens = toPrice.promptTokens ?? countPromptTokens(usage);
  const price = findPrice(model, { at, promptTokens, serviceTier });
  if (price === undefined) {
    return hasTier(model, serviceTier)
      ? toUnpriced('no-price-at-date', `${model.id} has no ${serviceTier} price on ${at}`)
      : toUnpriced('no-tier-price', `${model.id} has no ${serviceTier} price`);
  }
  const lines: CostLine[] = [];
  for (const part of listParts(usage, price)) {
    const line = toCostLine(part);
    if (line === 'no-price') {
      return isEverPriced(toPrice, part.part)
        ? toUnpriced('no-price-at-date', `${model.id} has no price for ${part.part} tokens on ${at}`)
        : toUnpriced('no-cache-price', `${model.id} has no ${serviceTier} price for ${part.part} tokens`);
    }
    if (line !== 'no-tokens') lines.push(line);
  }
  const costUsd = lines.reduce((sum, line) => sum + line.costUsd, 0);
  return { cost: { status: 'priced', costUsd, priceDate: price.effectiveFrom }, lines };
}

/** Says why something has no price. */
export function toUnpriced(reason: UnpricedReason, problem: string): PricedUsage {
  return { cost: { status: 'unpriced', reason }, lines: [], problem };
}

/** A model without any price is short of a day, not of a tier. */
function hasTier({ prices }: CatalogModel, tier: ServiceTier): boolean {
  return prices.length === 0 || prices.some(({ serviceTier }) => serviceTier === tier);
}

/** Says whether tokens of a kind have a price in the same tier on some other day. */
function isEverPriced(
  { model, usage, serviceTier = 'standard' }: UsageToPrice,
  wanted: CostLine['part'],
): boolean {
  return model.prices
    .filter((price) => price.serviceTier === serviceTier)
    .flatMap((price) => listParts(usage, price))
    .some(({ part, usdPerMillionTokens }) => part === wanted && usdPerMillionTokens !== undefined);
}

function inputParts(usage: Usage): readonly (number | undefined)[] {
  return [usage.inputTokens, usage.cacheReadTokens, usage.cacheWrite5mTokens, usage.cacheWrite1hTokens];
}

/** Cached tokens and reasoning are parts that may be missing; plain input and output are in every usage. */
function unsaidPart({ inputTokens, outputTokens }: Usage): string | undefined {
  if (inputTokens === undefined && outputTokens === undefined) return 'what';
  if (inputTokens === undefined) return 'how many input tokens';
  return outputTokens === undefined ? 'how many output tokens' : undefined;
}

function countPromptTokens(usage: Usage): number {
  return inputParts(usage).reduce<number>((sum, tokens) => sum + (tokens ?? 0), 0);
}

function listParts(usage: Usage, price: PriceEntry): readonly Part[] {
  const { cache } = price;
  const input = { usdPerMillionTokens: price.inputUsdPerMillionTokens, from: price };
  const output = { usdPerMillionTokens: price.outputUsdPerMillionTokens, from: price };
  const read = { usdPerMillionTokens: cache?.readUsdPerMillionTokens, from: cache };
  const write5m = { usdPerMillionTokens: cache?.write5mUsdPerMillionTokens, from: cache };
  const write1h = { usdPerMillionTokens: cache?.write1hUsdPerMillionTokens, from: cache };
  return [
    { part: 'input', tokens: usage.inputTokens, ...input },
    { part: 'cache-read', tokens: usage.cacheReadTokens, ...read },
    { part: 'cache-write-5m', tokens: usage.cacheWrite5mTokens, ...write5m },
    { part: 'cache-write-1h', tokens: usage.cacheWrite1hTokens, ...write1h },
    { part: 'output', tokens: usage.outputTokens, ...output },
    { part: 'reasoning', tokens: usage.reasoningTokens, ...output },
  ];
}

function toCostLine({ part, tokens, usdPerMillionTokens, from }: Part): CostLine | 'no-tokens' | 'no-price' {
  if (tokens === undefined || tokens === 0) return 'no-tokens';
  if (usdPerMillionTokens === undefined || from === undefined) return 'no-price';
  const { source, sourceKind } = from;
  const costUsd = (tokens * usdPerMillionTokens) / 1e6;
  return { part, tokens, usdPerMillionTokens, costUsd, source, sourceKind };
}
