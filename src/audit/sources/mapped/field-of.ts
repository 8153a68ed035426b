import { isObject, type JsonObject } from '../../reading/json-field.ts';

/** Gives the field of an object under its name, or under the names on the way to it: `usage.prompt_tokens`. */
export function fieldOf(row: JsonObject, column: string): unknown {
  if (Object.hasOwn(row, column)) return row[column];
  return column
    .split('.')
    .reduce<unknown>(
      (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      row,
    );
}
