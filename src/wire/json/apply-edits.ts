import { isJsonObject, type JsonObject } from './json-object.ts';
import { type JsonEdit, nestValue } from './json-edit.ts';

/** What stands for a removed element until the array is closed up. */
const REMOVED = Symbol('removed');

/** The copies that belong to one run of edits, each made once however many edits reach into it. */
interface Draft {
  readonly objects: Map<unknown, Record<string, unknown>>;
  /** Arrays, each with the place of its first removed element; beyond the end where none is. */
  readonly arrays: Map<unknown, number>;
}

/**
 * Applies edits to a parsed document, one after the other: the twin of `editBody` for a value that is parsed already.
 *
 * Shape   the document itself is not changed; a path that meets a value of another kind replaces it. Takes time with
 *         the size of the document plus that of the edits, where removals of elements go from the end
 */
export function applyEdits(document: JsonObject, edits: readonly JsonEdit[]): JsonObject {
  const draft: Draft = { objects: new Map(), arrays: new Map() };
  let edited = document;
  for (const edit of edits) {
    const result = applyAt(draft, edited, edit);
    if (isJsonObject(result)) edited = result;
  }
  for (const [array, firstRemoved] of draft.arrays) {
    if (Array.isArray(array)) closeUp(array, firstRemoved);
  }
  return edited;
}

function applyAt(draft: Draft, target: unknown, edit: JsonEdit): unknown {
  const [segment, ...path] = edit.path;
  if (segment === undefined) return edit.value;
  const rest = { path, value: edit.value };
  return typeof segment === 'number'
    ? applyToArray(draft, target, [segment, rest])
    : applyToObject(draft, target, [segment, rest]);
}

function applyToObject(draft: Draft, target: unknown, [key, rest]: readonly [string, JsonEdit]): unknown {
  const isThere = isJsonObject(target) && Object.hasOwn(target, key);
  if (rest.value === undefined && !isThere) return target;
  const members = ownObject(draft, target);
  const member = isThere ? applyAt(draft, members[key], rest) : nestValue(rest.path, rest.value);
  if (member === undefined) delete members[key];
  // not by assignment, which takes the name "__proto__" for something else
  else Object.defineProperty(members, key, { value: member, ...PLAIN });
  return members;
}

const PLAIN = { writable: true, enumerable: true, configurable: true };

function applyToArray(draft: Draft, target: unknown, [index, rest]: readonly [number, JsonEdit]): unknown {
  const elements = ownArray(draft, target, index);
  if (index >= elements.length) {
    if (rest.value === undefined) return Array.isArray(target) ? elements : target;
    if (index > elements.length) throw new Error(`no element ${index} in an array of ${elements.length}`);
    elements.push(nestValue(rest.path, rest.value));
    draft.arrays.set(elements, elements.length);
    return elements;
  }
  const element = applyAt(draft, elements[index], rest);
  elements[index] = element === undefined ? REMOVED : element;
  if (element === undefined) draft.arrays.set(elements, index);
  return elements;
}

function ownObject(draft: Draft, target: unknown): Record<string, unknown> {
  const own = draft.objects.get(target);
  if (own !== undefined) return own;
  const copy: Record<string, unknown> = Object.fromEntries(
    isJsonObject(target) ? Object.entries(target) : [],
  );
  draft.objects.set(copy, copy);
  return copy;
}

/** Gives the draft's own array, closed up where `index` would count a removed element. */
function ownArray(draft: Draft, target: unknown, index: number): unknown[] {
  const firstRemoved = draft.arrays.get(target);
  if (firstRemoved === undefined || !Array.isArray(target)) {
    const copy: unknown[] = Array.isArray(target) ? [...target] : [];
    draft.arrays.set(copy, copy.length);
    return copy;
  }
  if (index < firstRemoved) return target;
  closeUp(target, firstRemoved);
  draft.arrays.set(target, target.length);
  return target;
}

function closeUp(elements: unknown[], firstRemoved: number): void {
  let kept = firstRemoved;
  for (let at = firstRemoved; at < elements.length; at += 1) {
    if (elements[at] === REMOVED) continue;
    elements[kept] = elements[at];
    kept += 1;
  }
  elements.length = Math.min(kept, elements.length);
}
