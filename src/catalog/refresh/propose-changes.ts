import type { IsoDate } from '#core';
import type { Catalog } from '../create-catalog.ts';
import { comparePrices } from './compare-prices.ts';
import { type ListedModel, MODELS_DEV } from './listed-model.ts';
import type { Proposal } from './proposal.ts';
import type { ListResult } from './read-list.ts';
import { toCatalogModel } from './to-catalog-model.ts';

type ReadList = Extract<ListResult, { status: 'read' }>;

interface IndexedList {
  readonly title: string;
  readonly models: ReadonlyMap<string, ListedModel>;
}

/** One unknown model, as all lists together describe it. */
interface UnknownModel {
  readonly listed: ListedModel;
  readonly titles: readonly string[];
}

/** Without the provider's own list nothing says what it still serves, so that only younger models are proposed. */
const YOUNG_DAYS = 365;
const DAY_MS = 86_400_000;

function isYoung({ releasedOn }: ListedModel, readOn: IsoDate): boolean {
  return releasedOn !== undefined && Date.parse(readOn) - Date.parse(releasedOn) <= YOUNG_DAYS * DAY_MS;
}

/** What the provider itself says of a model counts before what others say. */
function join(own: ListedModel, other: ListedModel | undefined): ListedModel {
  return { ...other, ...own, prices: own.prices.length > 0 ? own.prices : (other?.prices ?? []) };
}

function keyOf({ family, id }: ListedModel): string {
  return `${family} ${id}`;
}

/** A list whose models can be looked up; of a model that it has twice the last one counts. */
function indexList({ title, models }: ReadList): IndexedList {
  return { title, models: new Map(models.map((model) => [keyOf(model), model])) };
}

function findUnknown(
  catalog: Catalog,
  lists: readonly IndexedList[],
  readOn: IsoDate,
): readonly UnknownModel[] {
  const own = lists.filter(({ title }) => title !== MODELS_DEV);
  const ownFamilies = new Set(own.map(({ title }) => title));
  const others = lists
    .filter(({ title }) => title === MODELS_DEV)
    .flatMap(({ models }) => [...models.values()])
    .filter((model) => !ownFamilies.has(model.family) && isYoung(model, readOn));
  const candidates = [...own.flatMap(({ models }) => [...models.values()]), ...others];
  return candidates
    .filter(({ id }) => catalog.findModel(id).status === 'unknown-model')
    .map((model) => {
      const saying = lists.filter(({ models }) => models.has(keyOf(model)));
      const other = saying.find(({ title }) => title === MODELS_DEV)?.models.get(keyOf(model));
      return { listed: join(model, other), titles: saying.map(({ title }) => title) };
    });
}

function isPriced({ listed }: UnknownModel): boolean {
  return listed.prices.length > 0;
}

/**
 * Compares lists of models with the catalog.
 *
 * Shape   prices are compared on the standard tier; the other tiers follow it where the catalog knows a factor
 */
export function proposeChanges(catalog: Catalog, lists: readonly ReadList[], readOn: IsoDate): Proposal {
  const indexed = lists.map(indexList);
  const compared = indexed.flatMap(({ title, models }) =>
    [...models.values()].flatMap((listed) => {
      const found = catalog.findModel(listed.id);
      // an alias would put a second price beside that of the model itself
      const isItself = found.status === 'found' && found.model.id === listed.id;
      return isItself ? [comparePrices(found.model, listed, { title, readOn })] : [];
    }),
  );
  const unknown = findUnknown(catalog, indexed, readOn);
  return {
    version: 1,
    readOn,
    prices: compared.flatMap(({ prices }) => prices),
    newModels: unknown
      .filter(isPriced)
      .map(({ listed, titles }) => toCatalogModel(listed, { title: titles.join(' and '), readOn })),
    unpriced: unknown
      .filter((model) => !isPriced(model))
      .map(({ listed: { id, family } }) => ({ id, family })),
    notes: compared.flatMap(({ notes }) => notes),
  };
}
