import { type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import { isTool } from './read-parts.ts';

/** The tools that a call asked for, also those that are not named. */
type ToolIds = readonly string[];

/** One call of a message that is several. */
interface Step {
  readonly tokens: JsonObject;
  readonly cost: unknown;
  readonly toolIds: ToolIds;
}

/** The calls that a message is. */
export interface MessageSteps {
  /** Empty for a message that is one call: then it says the same itself. */
  readonly steps: readonly Step[];
  /** Of the whole message. */
  readonly toolIds: ToolIds;
}

/** Reads the steps of a message from its parts, each of which is one call. */
export function readSteps(parts: readonly JsonObject[]): MessageSteps {
  const steps: Step[] = [];
  const toolIds: string[] = [];
  let before = 0;
  for (const part of parts) {
    if (isTool(part)) toolIds.push(nameOf(part['callID'] ?? part['id']) ?? '');
    const tokens = objectOf(part['tokens']);
    if (part['type'] !== 'step-finish' || tokens === undefined) continue;
    steps.push({ tokens, cost: part['cost'], toolIds: toolIds.slice(before) });
    before = toolIds.length;
  }
  return { steps: steps.length > 1 ? steps : [], toolIds };
}
