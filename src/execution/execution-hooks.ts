import type { Cost } from '#core';

/** What stands around each attempt; budgets hang here. */
export interface ExecutionHooks {
  /**
   * Comes before an attempt, with the most that it can cost; unpriced when no such bound is known.
   *
   * Throws  whatever keeps the attempt from being made
   */
  reserve(estimate: Cost): void | Promise<void>;
  /** Comes once for every `reserve` that let an attempt pass, whatever became of it. Must not throw. */
  settle(actual: Cost): void;
}

/** Hooks that do nothing. */
export const NO_HOOKS: ExecutionHooks = { reserve: () => undefined, settle: () => undefined };
