import type { CatalogModel } from '#catalog';
import { EFFORT_LEVELS, type EffortLevel } from '#core';
import type { JsonEdit } from '#wire';
import type { EffortFacts } from './effort-facts.ts';

const SMALLEST_BUDGET_TOKENS = 1024;

/**
 * Makes a body's `thinking` one that the model accepts beside the effort: adaptive where it can, else none.
 *
 * Shape   a type of which the catalog knows nothing is left as it is
 * Source  the model's `thinking` in the catalog; budgets from 1,024 to below `max_tokens`
 */
export function editThinking(
  model: CatalogModel,
  facts: EffortFacts,
  level: EffortLevel | undefined,
): readonly JsonEdit[] {
  if (facts.thinking === undefined || model.thinking === undefined) return [];
  if (isAccepted(model, facts, level)) return [];
  if (!model.thinking.accepts.includes('adaptive')) return [{ path: ['thinking'] }];
  const toAdaptive: JsonEdit = { path: ['thinking', 'type'], value: 'adaptive' };
  return facts.thinking.budgetTokens === undefined
    ? [toAdaptive]
    : [toAdaptive, { path: ['thinking', 'budget_tokens'] }];
}

/** Removes `thinking` unless it is absent or switched off already. */
export function removeThinking({ thinking }: EffortFacts): readonly JsonEdit[] {
  return thinking === undefined || thinking.type === 'disabled' ? [] : [{ path: ['thinking'] }];
}

/** Says whether the model answers 400 to this type of thinking. */
export function isRefused(model: CatalogModel, type: string): boolean {
  return model.thinking?.refuses.some((refused) => refused === type) ?? false;
}

type Thinking = NonNullable<EffortFacts['thinking']>;

function isAccepted(model: CatalogModel, facts: EffortFacts, level: EffortLevel | undefined): boolean {
  const { thinking } = facts;
  if (thinking === undefined) return true;
  if (isRefused(model, thinking.type)) return false;
  if (thinking.type === 'enabled') return isValidBudget(thinking, facts.maxTokens);
  return level === undefined || !isAboveMaximum(model, thinking.type, level);
}

function isValidBudget({ budgetTokens }: Thinking, maxTokens = Number.POSITIVE_INFINITY): boolean {
  return (
    typeof budgetTokens === 'number' &&
    Number.isInteger(budgetTokens) &&
    budgetTokens >= SMALLEST_BUDGET_TOKENS &&
    budgetTokens < maxTokens
  );
}

function isAboveMaximum(model: CatalogModel, type: string, level: EffortLevel): boolean {
  const limits = Object.entries(model.thinking?.maxEffort ?? {});
  const highest = limits.find(([limited]) => limited === type)?.[1];
  return highest !== undefined && EFFORT_LEVELS.indexOf(level) > EFFORT_LEVELS.indexOf(highest);
}
