/** An object of a transcript; nothing is known of it but that it has names. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A longer name is no name of a model, a session or a tier. */
const LONGEST_NAME = 200;
/** A longer path is none that a system opens. */
const LONGEST_PATH = 4096;

/** Says whether the value is an object with names. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives the value as an object, unless it is something else. */
export function objectOf(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** Gives the value as a name, unless it is something else. */
export function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME ? value : undefined;
}

/** Gives the value as the path of a folder, unless it is something else. */
export function pathOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_PATH ? value : undefined;
}

/** Gives the value as an amount that may be stated, unless it is something else. */
export function amountOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
