import { EffortLevel } from '#core';
import type { EffortFacts, SentEffort } from '#effort';

/** The effort that a body says where nobody changes it; the model's own default where it says none. */
export function levelAsSent(facts: EffortFacts): SentEffort {
  const level = EffortLevel.safeParse(facts.effort?.value);
  return level.success ? level.data : 'model-default';
}
