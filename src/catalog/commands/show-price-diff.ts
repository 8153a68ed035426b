import { formatTable, VernierError } from '#core';
import { diffPrices, type PriceChange, type PriceDays } from '../diff-prices.ts';
import type { ServiceTier } from '../schema.ts';
import type { ModelsCommandContext } from './command-context.ts';
import { changeText } from './usd-text.ts';

/** Lays out price changes, one line for each model, tier and band. */
export function changesTable(changes: readonly PriceChange[]): string {
  return formatTable(
    [
      { title: 'model' },
      { title: 'tier' },
      { title: 'prompts above', align: 'right' },
      { title: 'USD per million tokens' },
    ],
    changes.map((change) => [
      change.model,
      change.serviceTier,
      change.abovePromptTokens === 0 ? '–' : String(change.abovePromptTokens),
      changeText(change),
    ]),
  );
}

function elsewhereText(changes: readonly PriceChange[]): string {
  if (changes.length === 0) return '';
  const tiers = [...new Set(changes.map(({ serviceTier }) => serviceTier))];
  const what = changes.length === 1 ? 'One more change' : `${changes.length} more changes`;
  return `${what} in other tiers (${tiers.join(', ')}): add --tier all.`;
}

/**
 * Shows what changed in price between two days, in one tier or in all of them.
 *
 * Throws  'called-wrongly' when the later day is named first
 */
export function showPriceDiff(
  { terminal, catalog }: ModelsCommandContext,
  days: PriceDays,
  tier: ServiceTier | 'all',
): void {
  if (days.from > days.to) {
    throw new VernierError(
      'called-wrongly',
      `${days.from} lies after ${days.to}: write the earlier day first`,
    );
  }
  const all = diffPrices(catalog, days);
  const isShown = ({ serviceTier }: PriceChange) => tier === 'all' || serviceTier === tier;
  const shown = all.filter(isShown);
  const hidden = all.filter((change) => !isShown(change));
  const which = tier === 'all' ? 'price' : `${tier} price`;
  const text =
    shown.length === 0
      ? `No ${which} that the catalog knows changed from ${days.from} to ${days.to}.`
      : `From ${days.from} to ${days.to}; what is first known may have been the same before.\n${changesTable(shown)}`;
  terminal.report({
    text: [text, elsewhereText(hidden)].filter((part) => part !== '').join('\n'),
    json: { ...days, tier, changes: shown },
  });
}
