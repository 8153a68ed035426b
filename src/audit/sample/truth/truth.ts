import type { EffortLevel, IsoDate } from '#core';
import type { Plant } from '../scenario/schema.ts';

/** Tokens in disjoint parts, as they are billed. */
export interface TruthTokens {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  /** Without thinking. */
  readonly output: number;
  readonly reasoning: number;
}

/** What was written of something, counted while it was written. */
export interface TruthSum {
  readonly sessions: number;
  readonly tasks: number;
  readonly calls: number;
  readonly toolCalls: number;
  readonly compactions: number;
  readonly tokens: TruthTokens;
  /** USD of all calls that have a price; null where none has one. */
  readonly costUsd: number | null;
  readonly unpricedCalls: number;
}

/** What one plant touched in one kind of work, and what only undoing it would have cost. */
export interface PlantedTruth {
  readonly kind: string;
  readonly plant: Plant;
  readonly sessions: number;
  readonly tasks: number;
  readonly calls: number;
  /** USD of these calls; null where one of them has no price. */
  readonly costUsd: number | null;
  /** USD of the same calls without this plant, all others in place; null where it is not a matter of cost, or unpriced. */
  readonly couldCostUsd: number | null;
  readonly savedUsd: number | null;
  /** The first sessions in which it is. */
  readonly sessionIds: readonly string[];
}

/** What a sample holds: written beside it, and known before anybody reads it. */
export interface SampleTruth {
  readonly version: 1;
  /** Nothing of it was recorded. */
  readonly constructed: true;
  readonly title: string;
  readonly seed: string;
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
  /** The days of the first and the last call, in UTC. */
  readonly days: { readonly first: IsoDate; readonly last: IsoDate };
  /** The day whose list prices the costs are of. */
  readonly pricesAt: IsoDate;
  readonly total: TruthSum;
  readonly models: readonly ({ readonly model: string; readonly effort: EffortLevel } & TruthSum)[];
  readonly kinds: readonly ({ readonly name: string } & TruthSum)[];
  /** Of one call several may be planted: the amounts of different plants do not add up. */
  readonly planted: readonly PlantedTruth[];
}
