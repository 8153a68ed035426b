/** A JSON object as `JSON.parse` gives it, before anybody has looked inside. */
export type JsonObject = { readonly [key: string]: unknown };

/** Tells whether a parsed JSON value is an object: no array, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the member when it is an object, else undefined. */
export function objectMember(object: JsonObject, key: string): JsonObject | undefined {
  const value = object[key];
  return isJsonObject(value) ? value : undefined;
}

/** Returns the member when it is a text, else undefined. */
export function stringMember(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
}
