import { type JsonObject, objectOf } from '../../reading/json-field.ts';
import { isTool } from './read-parts.ts';

/** One call of a message that is several. */
interface Step {
  readonly tokens: JsonObject;
  readonly cost: unknown;
  readonly toolCalls: number;
}

/** The calls that a message is. */
export interface MessageSteps {
  /** Empty for a message that is one call: then it says the same itself. */
  readonly steps: readonly Step[];
  /** Of the whole message. */
  readonly toolCalls: number;
}

/** Reads the steps of a message from its parts, each of which is one call. */
export function readSteps(parts: readonly JsonObject[]): MessageSteps {
  const steps: Step[] = [];
  let before = 0;
  let toolCalls = 0;
  for (const part of parts) {
    if (isTool(part)) toolCalls += 1;
    const tokens = objectOf(part['tokens']);
    if (part['type'] !== 'step-finish' || tokens === undefined) continue;
    steps.push({ tokens, cost: part['cost'], toolCalls: toolCalls - before });
    before = toolCalls;
  }
  return { steps: steps.length > 1 ? steps : [], toolCalls };
}
