import { type JsonObject, objectOf } from '../reading/json-field.ts';

/** Gives the object that stands in a field, as such or, as tables have it, as JSON text. */
export function objectInCell(value: unknown): JsonObject | undefined {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return objectOf(value);
  try {
    return objectOf(JSON.parse(value));
  } catch {
    return undefined;
  }
}
