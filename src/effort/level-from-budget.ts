import type { EffortLevel } from '#core';

/** The smallest `thinking.budget_tokens` that means each level. `max` is one below 32,000: clients keep a token free. */
const SMALLEST_BUDGET_TOKENS: readonly (readonly [EffortLevel, number])[] = [
  ['max', 31_999],
  ['xhigh', 24_576],
  ['high', 8_192],
  ['medium', 4_096],
  ['low', 1],
  ['none', 0],
];

/**
 * Reads a thinking budget as a level: the highest one whose budget it reaches.
 *
 * Shape   -1 leaves it to the model, as opencode sends it, and asks nothing; what is no budget is `invalid`
 * Units   tokens
 * Source  the budgets that the catalog sends for each level, read backwards
 */
export function levelFromBudget(budgetTokens: unknown): EffortLevel | 'unasked' | 'invalid' {
  if (budgetTokens === -1) return 'unasked';
  if (typeof budgetTokens !== 'number' || !Number.isInteger(budgetTokens)) return 'invalid';
  return SMALLEST_BUDGET_TOKENS.find(([, smallest]) => budgetTokens >= smallest)?.[0] ?? 'invalid';
}
