import { isJsonObject, type JsonObject } from '../json/json-object.ts';

/** Takes what a caller may not see out of text that was decoded as Latin-1; the length stays. */
export type RedactError = (latin1: string) => string;

/** Tells whether a body, or the data of an event, is an upstream's error in either format. */
function isErrorObject(value: unknown): value is JsonObject {
  return isJsonObject(value) && (value['type'] === 'error' || (value['error'] ?? null) !== null);
}

/** Redacts a text if `dataOf` its redacted form is an error; every other text stays as it is, whatever it says. */
export function redactIfError(
  latin1: string,
  redact: RedactError | undefined,
  dataOf: (latin1: string) => string | undefined,
): string {
  if (redact === undefined || !latin1.includes('"error"')) return latin1;
  const clean = redact(latin1);
  return clean !== latin1 && isErrorObject(parse(dataOf(clean))) ? clean : latin1;
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
