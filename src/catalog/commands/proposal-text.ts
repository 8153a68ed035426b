import { formatTable } from '#core';
import type { ListedFamily } from '../refresh/listed-model.ts';
import type { Proposal, ProposedPrice } from '../refresh/proposal.ts';
import type { ListResult } from '../refresh/read-list.ts';
import type { CatalogModel } from '../schema.ts';
import { changesTable } from './show-price-diff.ts';
import { usdText } from './usd-text.ts';

const MOST_NAMES = 8;

function resultText(result: ListResult): string {
  return result.status === 'read'
    ? `${result.title}: ${result.models.length} models read`
    : `${result.title}: not read, ${result.reason}`;
}

function pricesText(prices: readonly ProposedPrice[]): string {
  if (prices.length === 0) return '';
  const changes = prices.map((proposed) => {
    const { model, price } = proposed;
    const place = { model, serviceTier: price.serviceTier, abovePromptTokens: price.abovePromptTokens };
    return proposed.status === 'changed'
      ? { ...place, status: 'changed' as const, before: proposed.before, after: price }
      : { ...place, status: 'first-known' as const, after: price };
  });
  return `Prices that differ from the catalog\n${changesTable(changes)}`;
}

function modelsText(models: readonly CatalogModel[]): string {
  if (models.length === 0) return '';
  const table = formatTable(
    [
      { title: 'model' },
      { title: 'family' },
      { title: 'input $/M', align: 'right' },
      { title: 'output $/M', align: 'right' },
      { title: 'effort' },
    ],
    models.map(({ id, family, prices: [price], effort }) => [
      id,
      family,
      usdText(price?.inputUsdPerMillionTokens),
      usdText(price?.outputUsdPerMillionTokens),
      effort.sentAs === 'none' ? '–' : effort.levels.join(' '),
    ]),
  );
  return `Models that the catalog does not know\n${table}`;
}

function unpricedText(unpriced: Proposal['unpriced']): string {
  const families = Map.groupBy(unpriced, ({ family }): ListedFamily => family);
  return [...families]
    .map(([family, models]) => {
      const names = models.slice(0, MOST_NAMES).map(({ id }) => id);
      const more = models.length - names.length;
      return `${family} also lists, without a price, so that they are left out: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    })
    .join('\n');
}

/** Says what was read and what it proposes. */
export function proposalText(results: readonly ListResult[], proposal: Proposal): string {
  const { prices, newModels, unpriced, notes } = proposal;
  const isSame = prices.length === 0 && newModels.length === 0;
  return [
    results.map(resultText).join('\n'),
    isSame ? 'The catalog agrees with what was read.' : '',
    pricesText(prices),
    modelsText(newModels),
    notes.join('\n'),
    unpricedText(unpriced),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
