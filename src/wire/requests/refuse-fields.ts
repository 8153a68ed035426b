import { VernierError } from '#core';
import { isJsonObject, type JsonObject } from '../json/json-object.ts';

/** What becomes of the members of one object on the way to another format. Every member that is not listed is refused. */
export interface FieldRules {
  /** Read and written in the other format. */
  readonly carried: readonly string[];
  /** Left out, because the answer is the same without them. */
  readonly dropped: readonly string[];
  /** Left out where they hold what the other format does anyway; refused otherwise. */
  readonly droppedWhen?: Readonly<Record<string, (value: unknown) => boolean>>;
}

/** Makes the error for something that the other format cannot be given yet. */
export function notCarried(field: string, reason = 'is not carried to another format yet'): VernierError {
  const advice = 'pin a model that speaks this format, or remove it';
  return new VernierError('not-carried', `${field} ${reason}: ${advice}`, { details: { field } });
}

/**
 * Refuses every member that no rule names; absent, null and empty members say nothing and pass.
 *
 * Throws  'not-carried' with the member's path
 */
export function refuseOtherFields(object: JsonObject, rules: FieldRules, prefix = ''): void {
  for (const [key, value] of Object.entries(object)) {
    if (rules.carried.includes(key) || rules.dropped.includes(key) || isEmpty(value)) continue;
    if (rules.droppedWhen !== undefined && Object.hasOwn(rules.droppedWhen, key)) {
      if (rules.droppedWhen[key]?.(value) === true) continue;
    }
    throw notCarried(`${prefix}${key.slice(0, 60)}`);
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}
