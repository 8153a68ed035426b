import type { Catalog, ServiceTier } from '#catalog';
import type { Cost, IsoDate, UsageRecord } from '#core';

/** The words of sources for the tiers that have prices; without a word it is the standard one. */
const TIERS: Readonly<Record<string, ServiceTier>> = {
  standard: 'standard',
  default: 'standard',
  auto: 'standard',
  batch: 'batch',
  flex: 'flex',
  priority: 'priority',
  fast: 'fast',
};

function tierOf({ source, serviceTier = 'standard' }: UsageRecord): ServiceTier | undefined {
  // Codex calls the priority tier of its provider fast
  if (source === 'codex' && serviceTier === 'fast') return 'priority';
  return TIERS[serviceTier];
}

function isSum({ bucket }: UsageRecord): boolean {
  return bucket !== undefined && bucket.calls !== 1;
}

/** Says whether a sum of calls was priced as short prompts only because it does not say how long they were. */
export function hasAssumedBand(record: UsageRecord, catalog: Catalog): boolean {
  const { modelId, bucket } = record;
  if (modelId === undefined || !isSum(record) || bucket?.promptTokens !== undefined) return false;
  const found = catalog.findModel(modelId);
  return (
    found.status === 'found' && found.model.prices.some(({ abovePromptTokens }) => abovePromptTokens > 0)
  );
}

/** Prices a call, or a sum of calls, at the prices of a day, by default of its own. */
export function priceRecord(record: UsageRecord, catalog: Catalog, at?: IsoDate): Cost {
  const { modelId, usage } = record;
  if (modelId === undefined) return { status: 'unpriced', reason: 'unknown-model' };
  const serviceTier = tierOf(record);
  if (serviceTier === undefined) return { status: 'unpriced', reason: 'no-price-at-date' };
  const day = at ?? record.at.slice(0, 10);
  const toPrice = { model: modelId, usage, at: day, serviceTier };
  // the tokens of several calls together are no prompt: they must not choose the price of a long one
  const promptTokens = isSum(record) ? (record.bucket?.promptTokens ?? 0) : undefined;
  return catalog.priceUsage({ ...toPrice, ...(promptTokens === undefined ? {} : { promptTokens }) }).cost;
}
