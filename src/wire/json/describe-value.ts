/** Longest name that a message repeats. */
const MAX_NAME_CHARACTERS = 40;

/** Says what a value is without showing text: `a string of 12 characters`, `an array of 3`, `null`, `-4`, `missing`. */
export function describeShape(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string')
    return value === '' ? 'an empty string' : `a string of ${value.length} characters`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value);
}

/** Says what a name is, in quotes and shortened; only for fields that hold names, never for text of a prompt. */
export function describeName(value: unknown): string {
  if (typeof value !== 'string' || value === '') return describeShape(value);
  return value.length <= MAX_NAME_CHARACTERS
    ? JSON.stringify(value)
    : `${JSON.stringify(value.slice(0, MAX_NAME_CHARACTERS))}… (${value.length} characters)`;
}
