import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { levelFromBudget } from './level-from-budget.ts';

describe('a thinking budget', () => {
  it.each([
    [-1, 'unasked'],
    [0, 'none'],
    [1_024, 'low'],
    [4_095, 'low'],
    [4_096, 'medium'],
    [8_191, 'medium'],
    [8_192, 'high'],
    [24_576, 'xhigh'],
    [31_998, 'xhigh'],
    [31_999, 'max'],
    [1e9, 'max'],
  ])('of %d tokens means %s', (budgetTokens, level) => {
    expect(levelFromBudget(budgetTokens)).toBe(level);
  });

  it.each([[-2], [1.5], [Number.NaN], ['4096'], [null], [{}]])('of %j is no budget', (value) => {
    expect(levelFromBudget(value)).toBe('invalid');
  });

  it('means the level for which the catalog sends it', () => {
    const budgets = createCatalog()
      .listModels()
      .flatMap(({ effort }) => ('budgetTokens' in effort ? Object.entries(effort.budgetTokens) : []));
    expect(budgets.length).toBeGreaterThan(0);
    expect(budgets.filter(([level, budget]) => levelFromBudget(budget) !== level)).toEqual([]);
  });
});
