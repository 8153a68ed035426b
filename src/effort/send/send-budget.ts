import type { EffortLevel } from '#core';
import { removeEffort, removeMessageEfforts } from './edit-output-config.ts';
import { editThinking, removeThinking } from './edit-thinking.ts';
import { levelFromBudget } from '../level-from-budget.ts';
import { nearestLevel } from './nearest-level.ts';
import { type Sending, toLevel, wantedLevel } from './sending.ts';
import type { EffortReason, SendEffort } from './sent-effort.ts';

type SendingBudget = Sending<'thinking.budget_tokens'>;

/**
 * Sends an effort as `thinking.budget_tokens`; the lowest level sends no thinking.
 *
 * Shape   the highest level at or below the wanted one whose budget lies below `max_tokens`; the model's top level
 *         shrinks to one token below it, as long as it stays above the level beneath
 * Units   tokens; thinking counts into `max_tokens`
 */
export function sendBudget(sending: SendingBudget): SendEffort {
  const { facts, effort } = sending;
  const cleared = [...removeEffort(facts), ...removeMessageEfforts(facts)];
  const wanted = wantedLevel(effort, facts);
  if (wanted === undefined) return sendDefault(sending, cleared);
  const { level, budgetTokens, reason } = chooseBudget(sending, wanted);
  const isSet = facts.thinking?.type === 'enabled' && facts.thinking.budgetTokens === budgetTokens;
  const thinking =
    budgetTokens === undefined
      ? removeThinking(facts)
      : isSet
        ? []
        : [{ path: ['thinking'], value: { type: 'enabled', budget_tokens: budgetTokens } }];
  return { edits: [...cleared, ...thinking], sent: level, ...(reason === undefined ? {} : { reason }) };
}

function sendDefault({ model, facts, effort }: SendingBudget, cleared: SendEffort['edits']): SendEffort {
  // these models do not think unless told to
  if (effort !== 'as-sent') return { edits: [...cleared, ...removeThinking(facts)], sent: 'none' };
  const thinking = editThinking(model, facts, undefined);
  const isKept = thinking.length === 0 && facts.thinking?.type === 'enabled';
  const kept = isKept ? toLevel(levelFromBudget(facts.thinking?.budgetTokens)) : undefined;
  return { edits: [...cleared, ...thinking], sent: kept ?? 'none' };
}

interface ChosenBudget {
  readonly level: EffortLevel;
  readonly budgetTokens?: number | undefined;
  readonly reason?: EffortReason | undefined;
}

function chooseBudget({ support, facts }: SendingBudget, wanted: EffortLevel): ChosenBudget {
  const nearest = nearestLevel(wanted, support.levels);
  if (facts.forbidsThinking && support.budgetTokens[nearest.level] !== undefined) {
    return { level: 'none', reason: 'request-forbids-thinking' };
  }
  for (let index = support.levels.indexOf(nearest.level); index >= 0; index -= 1) {
    const level = support.levels[index] ?? 'none';
    const budgetTokens = fitBudget({ support, maxTokens: facts.maxTokens }, level);
    if (budgetTokens === 'too-large') continue;
    return { level, budgetTokens, reason: level === nearest.level ? nearest.reason : 'max-tokens' };
  }
  return { level: 'none', reason: 'max-tokens' };
}

interface BudgetRoom {
  readonly support: SendingBudget['support'];
  readonly maxTokens: number | undefined;
}

function fitBudget({ support, maxTokens }: BudgetRoom, level: EffortLevel): number | 'too-large' | undefined {
  const budgetTokens = support.budgetTokens[level];
  if (budgetTokens === undefined || maxTokens === undefined || budgetTokens < maxTokens) return budgetTokens;
  if (level !== support.levels.at(-1)) return 'too-large';
  const beneath = support.budgetTokens[support.levels.at(-2) ?? 'none'] ?? 0;
  return maxTokens - 1 > beneath ? maxTokens - 1 : 'too-large';
}
