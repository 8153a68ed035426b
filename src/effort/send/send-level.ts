import type { EffortLevel } from '#core';
import { editEffort, editMessageEfforts, removeEffort, removeMessageEfforts } from './edit-output-config.ts';
import { editThinking, isRefused } from './edit-thinking.ts';
import { levelFromBudget } from '../level-from-budget.ts';
import { nearestLevel } from './nearest-level.ts';
import { type Sending, toLevel, wantedLevel } from './sending.ts';
import type { SendEffort } from './sent-effort.ts';

type SendingLevel = Sending<'output_config.effort'>;

/**
 * Sends an effort as `output_config.effort`, at the top and on every mid-conversation message together.
 *
 * Shape   `as-sent` judges each place by itself; a budget that the model refuses becomes the level it means
 */
export function sendLevel(sending: SendingLevel): SendEffort {
  const { support, facts, effort } = sending;
  const wanted =
    wantedLevel(effort, facts) ?? (effort === 'as-sent' ? levelOfRefusedBudget(sending) : undefined);
  if (wanted === undefined) return sendDefault(sending);
  const { level, reason } = nearestLevel(wanted, support.levels);
  const edits = [
    ...editEffort(facts, level),
    ...editMessages(sending, level),
    ...editThinking(sending.model, facts, level),
  ];
  return { edits, sent: level, ...(reason === undefined ? {} : { reason }) };
}

function sendDefault(sending: SendingLevel): SendEffort {
  const { model, support, facts, effort } = sending;
  const edits = [
    // what is no level was no ask either: upstream judges it
    ...(effort === 'as-sent' ? [] : removeEffort(facts)),
    ...(effort === 'as-sent' ? editMessages(sending, undefined) : removeMessageEfforts(facts)),
    ...editThinking(model, facts, support.default),
  ];
  return { edits, sent: 'model-default' };
}

function editMessages({ support, facts, effort }: SendingLevel, level: EffortLevel | undefined) {
  if (!support.perMessage) return removeMessageEfforts(facts);
  return editMessageEfforts(facts, ({ value }) => {
    if (effort !== 'as-sent') return level ?? 'keep';
    const own = toLevel(value);
    return own === undefined ? 'keep' : nearestLevel(own, support.levels).level;
  });
}

function levelOfRefusedBudget({ model, facts }: SendingLevel): EffortLevel | undefined {
  if (facts.thinking?.type !== 'enabled' || !isRefused(model, 'enabled')) return undefined;
  return toLevel(levelFromBudget(facts.thinking.budgetTokens));
}
