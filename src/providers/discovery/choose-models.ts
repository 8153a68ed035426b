import type { Catalog, CatalogModel } from '#catalog';
import type { IsoDate } from '#core';

/** Which models of a family the ladder gets, and which others answer to their name. */
export interface ChosenModels {
  readonly rungs: readonly string[];
  /** Older models and other names, of the newest generation and of the one before it. */
  readonly alsoNamed: readonly string[];
}

/** What is looked for. */
export interface ModelQuestion {
  readonly family: CatalogModel['family'];
  readonly today: IsoDate;
}

/** A model, its place in its family as its id says it, and its price on the day. */
interface Candidate {
  readonly model: CatalogModel;
  /** The id without its numbers: `claude-haiku`. */
  readonly line: string;
  readonly version: readonly number[];
  readonly price: { readonly input: number; readonly output: number } | undefined;
}

const TOKENS = 1000;
const DAY = /-\d{4}-?\d{2}-?\d{2}$/u;
/** More digits are the day of a release, or a size. */
const VERSION_WORD = /^\d{1,2}(?:\.\d{1,2})?$/u;

function priceOf(model: CatalogModel, catalog: Catalog, at: IsoDate): Candidate['price'] {
  const input = catalog.estimateCost({ model, inputTokens: TOKENS, outputTokens: 0, at });
  const output = catalog.estimateCost({ model, inputTokens: 0, outputTokens: TOKENS, at });
  if (input.status === 'unpriced' || output.status === 'unpriced') return undefined;
  return { input: input.costUsd, output: output.costUsd };
}

function toCandidate(model: CatalogModel, price: Candidate['price']): Candidate {
  const words = model.id.replace(DAY, '').split('-');
  const version = words.filter((word) => VERSION_WORD.test(word)).flatMap((word) => word.split('.'));
  const line = words.filter((word) => !VERSION_WORD.test(word) && word !== 'preview');
  return { model, line: line.join('-'), version: version.map(Number), price };
}

function generationOf({ version }: Candidate): number {
  return version[0] ?? 0;
}

function isNewer(a: Candidate, b: Candidate): boolean {
  const length = Math.max(a.version.length, b.version.length);
  const differs = Array.from({ length }, (_, index) => (a.version[index] ?? 0) - (b.version[index] ?? 0));
  return (differs.find((difference) => difference !== 0) ?? 0) > 0;
}

function isNoDearer(a: Candidate, b: Candidate): boolean {
  if (a.price === undefined || b.price === undefined) return true;
  return a.price.input <= b.price.input && a.price.output <= b.price.output;
}

/** A newer model of the same line, or of a newer generation and no dearer, takes the place of an older one. */
function replaces(newer: Candidate, older: Candidate): boolean {
  if (!isNewer(newer, older)) return false;
  return newer.line === older.line || (generationOf(newer) > generationOf(older) && isNoDearer(newer, older));
}

/**
 * Chooses the current models of a family: those with a list price on the day that nothing newer replaces, and whose
 * provider can be asked to keep no prompts.
 *
 * Shape   on a day on which no model of the family has a price, the newest of each line, without one
 */
export function chooseModels(catalog: Catalog, { family, today }: ModelQuestion): ChosenModels {
  const all = catalog
    .listModels()
    .filter((model) => model.family === family)
    .map((model) => toCandidate(model, priceOf(model, catalog, today)));
  const offered = all.filter(
    ({ model }) => !model.constraints.some(({ constraint }) => constraint === 'no-zero-data-retention'),
  );
  const priced = offered.filter(({ price }) => price !== undefined);
  const candidates = priced.length === 0 ? offered : priced;
  const rungs = candidates
    .filter((one) => !candidates.some((other) => replaces(other, one)))
    .map(({ model }) => model.id as string);
  const newest = Math.max(...all.map(generationOf));
  const alsoNamed = all
    .filter((one) => generationOf(one) >= newest - 1)
    .flatMap(({ model }) => [model.id, ...model.aliases])
    .filter((name) => !rungs.includes(name));
  return { rungs, alsoNamed };
}
