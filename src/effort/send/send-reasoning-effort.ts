import type { EffortLevel } from '#core';
import { removeEffort } from './edit-output-config.ts';
import { nearestLevel } from './nearest-level.ts';
import { type Sending, wantedLevel } from './sending.ts';
import type { SendEffort } from './sent-effort.ts';

type SendingReasoningEffort = Sending<'reasoning_effort'>;

/**
 * Sends an effort as `reasoning_effort`.
 *
 * Shape   where the model takes tools in this format only without reasoning, tools decide: `none`
 */
export function sendReasoningEffort(sending: SendingReasoningEffort): SendEffort {
  const { support, facts, effort } = sending;
  const wanted = wantedLevel(effort, facts);
  if (wanted !== 'none' && mustNotReason(sending)) {
    return { edits: editReasoningEffort(sending, 'none'), sent: 'none', reason: 'chat-tools' };
  }
  if (wanted === undefined) {
    return { edits: effort === 'as-sent' ? [] : removeEffort(facts), sent: 'model-default' };
  }
  const { level, reason } = nearestLevel(wanted, support.levels);
  const edits = editReasoningEffort(sending, level);
  return { edits, sent: level, ...(reason === undefined ? {} : { reason }) };
}

function editReasoningEffort({ facts }: SendingReasoningEffort, level: EffortLevel): SendEffort['edits'] {
  return facts.effort?.value === level ? [] : [{ path: ['reasoning_effort'], value: level }];
}

function mustNotReason({ model, support, facts }: SendingReasoningEffort): boolean {
  const isRestricted = model.constraints.some(({ constraint }) => constraint === 'chat-tools-only-at-none');
  return isRestricted && facts.hasTools && support.levels.includes('none');
}
