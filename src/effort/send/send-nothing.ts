import type { CatalogModel } from '#catalog';
import type { EffortLevel } from '#core';
import { removeEffort, removeMessageEfforts } from './edit-output-config.ts';
import { editThinking } from './edit-thinking.ts';
import type { EffortFacts } from './effort-facts.ts';
import { wantedLevel } from './sending.ts';

import type { SendEffort } from './sent-effort.ts';

/** Removes every effort from a body: the model takes none, or the format has no field for it. */
export function sendNothing(
  model: CatalogModel,
  effort: EffortLevel | 'as-sent' | undefined,
  facts: EffortFacts,
): SendEffort {
  const edits = [
    ...removeEffort(facts),
    ...removeMessageEfforts(facts),
    ...editThinking(model, facts, undefined),
  ];
  const wanted = wantedLevel(effort, facts);
  if (model.effort.sentAs !== 'none') {
    return { edits, sent: 'model-default', ...(wanted === undefined ? {} : { reason: 'wire-format' }) };
  }
  const isMissed = wanted !== undefined && wanted !== 'none';
  return { edits, sent: 'none', ...(isMissed ? { reason: 'model-without-effort' } : {}) };
}
