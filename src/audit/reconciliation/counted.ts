import type { UnpricedReason } from '#core';

/** A model that has no price, and why. */
export interface UnpricedModel {
  readonly model: string | null;
  readonly reason: UnpricedReason;
}

/** What was counted of one thing of which a source states a total. */
export interface Counted {
  readonly tokens: number;
  /** Of the calls that have a price; null where none has. */
  readonly costUsd: number | null;
  /** Calls, and rows that sum calls up, that have none. */
  readonly unpriced: number;
  /** Of them, the rows. */
  readonly unpricedRows: number;
  /** Their models, and why each has no price; a model is null where it is not told. */
  readonly unpricedModels: readonly UnpricedModel[];
  /** When the last call was; empty where there is none. */
  readonly lastAt: string;
}

/** The sum of no call. */
export const NOTHING_COUNTED: Counted = {
  tokens: 0,
  costUsd: null,
  unpriced: 0,
  unpricedRows: 0,
  unpricedModels: [],
  lastAt: '',
};

/** Puts lists together, each model with each reason once. */
function mergeModels(
  one: readonly UnpricedModel[],
  other: readonly UnpricedModel[],
): readonly UnpricedModel[] {
  const added = other.filter(
    ({ model, reason }) => !one.some((known) => known.model === model && known.reason === reason),
  );
  return added.length === 0 ? one : [...one, ...added];
}

/** Adds two sums. */
export function mergeCounted(one: Counted, other: Counted): Counted {
  return {
    tokens: one.tokens + other.tokens,
    costUsd:
      one.costUsd === null || other.costUsd === null
        ? (one.costUsd ?? other.costUsd)
        : one.costUsd + other.costUsd,
    unpriced: one.unpriced + other.unpriced,
    unpricedRows: one.unpricedRows + other.unpricedRows,
    unpricedModels: mergeModels(one.unpricedModels, other.unpricedModels),
    lastAt: one.lastAt > other.lastAt ? one.lastAt : other.lastAt,
  };
}

/** Starts to count by a key. */
export function createCounted() {
  const sums = new Map<string, Counted>();
  return {
    add(key: string, counted: Counted): void {
      sums.set(key, mergeCounted(sums.get(key) ?? NOTHING_COUNTED, counted));
    },
    of: (key: string): Counted => sums.get(key) ?? NOTHING_COUNTED,
  };
}
