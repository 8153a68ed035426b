import { type Catalog, createCatalog, openCatalog } from '#catalog';
import type { IsoDate } from '#core';
import { type Finding, reasonOf } from './finding.ts';

const MOST_NAMED = 8;
const TOKENS = 1000;

/** The first few names of a list, and how many more there are. */
export function someOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Looks whether every model that can be served has a list price today. */
export function checkPrices(models: readonly string[], catalog: Catalog, today: IsoDate): Finding {
  const what = 'prices';
  if (models.length === 0) return { what, status: 'ok', found: 'no model is named' };
  const unpriced = models.filter(
    (model) =>
      catalog.estimateCost({ model, inputTokens: TOKENS, outputTokens: TOKENS, at: today }).status ===
      'unpriced',
  );
  if (unpriced.length === 0) {
    return { what, status: 'ok', found: `known of all ${models.length} models on ${today}` };
  }
  const found = `none is known on ${today} of ${someOf(unpriced)}: what they cost is not counted, they stand last on the ladder or are left off it, no budget lets them answer, and no dial can be fitted on them; \`vernier models\` lists the models with a price`;
  return { what, status: 'note', found };
}

/** The catalog to go on with, and what is wrong with the user's part of it. */
interface CatalogFacts {
  readonly catalog: Catalog;
  readonly findings: readonly Finding[];
}

/** Opens the catalog as `up` would; where `catalog.json` cannot be used, that of Vernier alone. */
export function checkCatalog(home: string): CatalogFacts {
  const what = 'prices';
  try {
    const { catalog, conflicts } = openCatalog(home);
    return { catalog, findings: conflicts.map((found) => ({ what, status: 'note', found })) };
  } catch (error) {
    return { catalog: createCatalog(), findings: [{ what, status: 'problem', found: reasonOf(error) }] };
  }
}
