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

/** Prices a call at the prices of a day, by default of its own. */
export function priceRecord(record: UsageRecord, catalog: Catalog, at?: IsoDate): Cost {
  const { modelId, usage } = record;
  if (modelId === undefined) return { status: 'unpriced', reason: 'unknown-model' };
  const serviceTier = tierOf(record);
  if (serviceTier === undefined) return { status: 'unpriced', reason: 'no-price-at-date' };
  return catalog.priceUsage({ model: modelId, usage, at: at ?? record.at.slice(0, 10), serviceTier }).cost;
}
