import { type JsonObject, objectOf } from '../../reading/json-field.ts';

/** A longer part of a message is none that says how a step ended. */
export const LONGEST_STEP_BYTES = 4096;

/**
 * Reads the steps of a message from its parts, each of which is one call.
 *
 * Shape   nothing where there is one step at most: then the message says the same
 */
export function readSteps(parts: Iterable<unknown>): readonly JsonObject[] {
  const steps: JsonObject[] = [];
  for (const part of parts) {
    const step = objectOf(part);
    if (step?.['type'] === 'step-finish' && objectOf(step['tokens']) !== undefined) steps.push(step);
  }
  return steps.length > 1 ? steps : [];
}
