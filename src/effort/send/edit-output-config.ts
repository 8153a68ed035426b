import type { EffortLevel } from '#core';
import type { JsonEdit } from '#wire';
import type { EffortFacts, MessageEffort } from './effort-facts.ts';

/** Writes the top-level `output_config.effort`, unless it is right already. */
export function editEffort(facts: EffortFacts, level: EffortLevel): readonly JsonEdit[] {
  if (facts.effort?.value === level) return [];
  return [{ path: ['output_config', 'effort'], value: level }];
}

/** Removes the top-level effort, and the object around it where nothing else is in it. */
export function removeEffort(facts: EffortFacts): readonly JsonEdit[] {
  const { effort, format } = facts;
  if (effort === undefined) return [];
  if (format === 'openai-chat') return [{ path: ['reasoning_effort'] }];
  return [{ path: effort.isAlone ? ['output_config'] : ['output_config', 'effort'] }];
}

/** Writes the effort of every mid-conversation message that has one; the function says which it gets. */
export function editMessageEfforts(
  facts: EffortFacts,
  toLevel: (message: MessageEffort) => EffortLevel | 'keep',
): readonly JsonEdit[] {
  return facts.messageEfforts.flatMap((message) => {
    const level = toLevel(message);
    if (level === 'keep' || level === message.value) return [];
    return [{ path: ['messages', message.messageIndex, 'output_config', 'effort'], value: level }];
  });
}

/**
 * Removes the effort of every message, and messages that say nothing else.
 *
 * Shape   last message first: edits are applied one after the other, and a removal moves what follows
 */
export function removeMessageEfforts(facts: EffortFacts): readonly JsonEdit[] {
  return facts.messageEfforts.toReversed().map(({ messageIndex, isAlone, isMessageEmpty }) => {
    const path = ['messages', messageIndex];
    if (!isAlone) return { path: [...path, 'output_config', 'effort'] };
    return { path: isMessageEmpty ? path : [...path, 'output_config'] };
  });
}
