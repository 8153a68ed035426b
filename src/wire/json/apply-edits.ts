import { isJsonObject, type JsonObject } from './json-object.ts';
import { type JsonEdit, nestValue } from './json-edit.ts';

/**
 * Applies edits to a parsed document, one after the other: the twin of `editBody` for a value that is parsed already.
 *
 * Shape   the document itself is not changed; a path that meets a value of another kind replaces it
 */
export function applyEdits(document: JsonObject, edits: readonly JsonEdit[]): JsonObject {
  let edited = document;
  for (const edit of edits) {
    const result = applyAt(edited, edit.path, edit.value);
    if (isJsonObject(result)) edited = result;
  }
  return edited;
}

function applyAt(target: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return value;
  if (typeof segment === 'number') return applyToArray(target, [segment, ...rest], value);
  const members = new Map(isJsonObject(target) ? Object.entries(target) : []);
  const isThere = members.has(segment);
  if (value === undefined && !isThere) return target;
  const member = isThere ? applyAt(members.get(segment), rest, value) : nestValue(rest, value);
  if (member === undefined) members.delete(segment);
  else members.set(segment, member);
  return Object.fromEntries(members);
}

function applyToArray(
  target: unknown,
  path: readonly [number, ...(string | number)[]],
  value: unknown,
): unknown {
  const [index, ...rest] = path;
  const elements: unknown[] = Array.isArray(target) ? [...target] : [];
  if (index >= elements.length) {
    if (value === undefined) return target;
    if (index > elements.length) throw new Error(`no element ${index} in an array of ${elements.length}`);
    elements.push(nestValue(rest, value));
    return elements;
  }
  const element = applyAt(elements[index], rest, value);
  if (element === undefined) elements.splice(index, 1);
  else elements[index] = element;
  return elements;
}
