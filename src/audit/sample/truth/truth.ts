import type { EffortLevel, IsoDate, PlanId } from '#core';
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

/** What the tasks of one kind of work that ran on one plan would have been on another, by what the scenario states. */
export interface StepTruth {
  readonly kind: string;
  readonly upper: PlanId;
  readonly lower: PlanId;
  /** Of this log: those that ran on the upper plan. */
  readonly tasks: number;
  /** Right answers lost of 100, by the stated shares: the mean over all logs. */
  readonly statedLostPoints: number;
  /** Right answers lost of 100 in this log: for each of its tasks it was drawn what both plans do. */
  readonly lostPoints: number;
  /** USD that this log would have saved, at the drawn lengths of the lower plan's answers; null where a price is missing. */
  readonly savedUsd: number | null;
}

/** What constructed answers hold, and what they should foretell. */
export interface AnswersTruth {
  /** Prompts in the file of answers; none of them is in the log. */
  readonly prompts: number;
  /** Steps that tasks of this log could make. */
  readonly steps: readonly StepTruth[];
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
  /** Null where the scenario states no answers. */
  readonly answers: AnswersTruth | null;
}
