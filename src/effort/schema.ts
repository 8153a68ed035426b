import { z } from 'zod';
import { EFFORT_LEVELS, EffortLevel, type ServingMode } from '#core';

const position = z.number().min(0).max(1);

/** A share of the top plan's quality that can be promised: above 0, below 1. */
export const HoldShare = z.number().gt(0).lt(1);

const Positions = z
  .strictObject({
    none: position.default(0),
    minimal: position.default(0.1),
    low: position.default(0.25),
    medium: position.default(0.5),
    high: position.default(0.75),
    xhigh: position.default(0.9),
    max: position.default(1),
  })
  .refine((table) => isMonotone(EFFORT_LEVELS.map((level) => table[level])), {
    error: `positions must not fall from one level to the next (${EFFORT_LEVELS.join(', ')})`,
  });

function isMonotone(positions: readonly number[]): boolean {
  return positions.every((value, index) => value >= (positions[index - 1] ?? 0));
}

/** How effort is configured: where each level lies on the dial, and what counts when nobody says anything. */
export const EffortConfig = z.strictObject({
  /** Dial position in [0,1] of each level; may not fall from a level to the next. */
  positions: Positions.prefault({}),
  /** A level, a position in [0,1], a promise, or `auto`: what the policy in force does by itself. */
  default: z
    .union([z.literal('auto'), EffortLevel, position, z.strictObject({ hold: HoldShare })])
    .default('auto'),
});
export type EffortConfig = z.infer<typeof EffortConfig>;

/** Where an ask was found. */
export type SaidBy = 'header' | 'body' | 'slash' | 'key' | 'config';

/** What the caller wants of the dial. */
export type EffortTarget =
  | {
      readonly kind: 'position';
      /** In [0,1]. */
      readonly position: number;
      /** The level or number as it was said, for the report. */
      readonly said: string;
      readonly saidBy: SaidBy;
    }
  | { readonly kind: 'hold'; readonly rho: number; readonly saidBy: SaidBy }
  | { readonly kind: 'default' };

/** What the caller says beside it. */
export interface EffortLimits {
  /** USD for this request; hard. */
  readonly budgetUsd?: number;
  /** Milliseconds to the last byte. */
  readonly deadlineMs?: number;
  readonly mode?: ServingMode;
  /** The kind of work, as a label. */
  readonly task?: string;
}

/** All that a caller asked. */
export type EffortAsk = EffortTarget & EffortLimits;
