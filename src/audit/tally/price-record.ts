import type { Catalog, PricedUsage, ServiceTier } from '#catalog';
import type { Cost, IsoDate, Usage, UsageRecord } from '#core';

/** The words of sources for the tiers that have prices; without a word it is the standard one. */
const TIERS: Readonly<Record<string, ServiceTier>> = {
  standard: 'standard',
  standard_only: 'standard',
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

/** What is priced instead of what was; what is not named stays as it was. */
export interface CallChange {
  readonly modelId?: string | undefined;
  readonly usage?: Usage | undefined;
  readonly serviceTier?: ServiceTier | undefined;
}

/** Prices a call, or a sum of calls, as if it had been another one. */
export function priceChanged(
  record: UsageRecord,
  change: CallChange,
  { catalog, at }: { readonly catalog: Catalog; readonly at: IsoDate },
): PricedUsage {
  const { modelId = record.modelId, usage = record.usage, serviceTier = tierOf(record) } = change;
  if (modelId === undefined) return { cost: { status: 'unpriced', reason: 'unknown-model' }, lines: [] };
  if (serviceTier === undefined) {
    return { cost: { status: 'unpriced', reason: 'no-tier-price' }, lines: [] };
  }
  const toPrice = { model: modelId, usage, at, serviceTier };
  // the tokens of several calls together are no prompt: they must not choose the price of a long one
  const promptTokens = isSum(record) ? (record.bucket?.promptTokens ?? 0) : undefined;
  return catalog.priceUsage({ ...toPrice, ...(promptTokens === undefined ? {} : { promptTokens }) });
}

/** Prices a call, or a sum of calls, at the prices of a day, by default of its own. */
export function priceRecord(record: UsageRecord, catalog: Catalog, at?: IsoDate): Cost {
  return priceChanged(record, {}, { catalog, at: at ?? record.at.slice(0, 10) }).cost;
}
