import { isDeepStrictEqual } from 'node:util';
import { type JsonEdit, nestValue } from './json-edit.ts';
import {
  closeUp,
  hasKey,
  type JsonContainer,
  type JsonNode,
  newMember,
  nodeOf,
  openNode,
  removeElement,
  renderNode,
} from './json-node.ts';
import { keptSeparators } from './kept-separators.ts';
import { skipWhitespace, trimWhitespace } from './skip-whitespace.ts';
import { addSpan, joinSpans, type Span } from './span.ts';

/**
 * Edits a JSON document in its bytes: every byte outside the edited places stays as it was spelled.
 *
 * Shape   bytes: JSON that `parseBody` accepted; edits are applied one after the other, each to the result of the last.
 *         A missing member is added at the end of its object, missing parents are made, and a value of another kind in
 *         the way (such as null) is replaced. Of duplicate members the last counts, as in `JSON.parse`: it is the one
 *         that is changed, and removal removes all of them. Equal values leave the same bytes (the same buffer).
 * Throws  Error for an empty path or an element beyond the end of an array: bugs of the caller
 */
export function editBody(bytes: Buffer, edits: readonly JsonEdit[]): Buffer {
  const start = skipWhitespace(bytes, 0);
  const end = trimWhitespace(bytes, bytes.length);
  const root: JsonNode = { bytes, start, end, separators: keptSeparators(bytes) };
  let isChanged = false;
  for (const edit of edits) isChanged = applyEdit(root, edit) || isChanged;
  if (!isChanged) return bytes;
  const pieces: Span[] = [{ bytes, start: 0, end: start }];
  renderNode(root, pieces);
  addSpan(pieces, { bytes, start: end, end: bytes.length });
  return joinSpans(pieces);
}

/** Applies one edit to the tree; answers whether anything changed. */
function applyEdit(root: JsonNode, { path, value }: JsonEdit): boolean {
  if (path.length === 0) throw new Error('an edit needs a path');
  let node = root;
  for (const [depth, segment] of path.entries()) {
    const rest = path.slice(depth + 1);
    const container = openNode(node, typeof segment === 'string' ? 'object' : 'array');
    if (container === undefined) {
      return value !== undefined && replace(node, nestValue([segment, ...rest], value));
    }
    const index = findMember(container, segment);
    const member = container.members[index];
    if (member === undefined) {
      return value !== undefined && append(container, segment, nestValue(rest, value));
    }
    if (rest.length === 0 && value === undefined) return remove(container, segment);
    node = member.value;
  }
  return replace(node, value);
}

function findMember(container: JsonContainer, segment: string | number): number {
  if (typeof segment === 'number') {
    closeUp(container, segment);
    return segment;
  }
  const { members, found } = container;
  const index = found.get(segment) ?? members.findLastIndex((member) => hasKey(member, segment));
  if (index >= 0) found.set(segment, index);
  return index;
}

function append({ members }: JsonContainer, segment: string | number, value: unknown): boolean {
  if (typeof segment === 'number' && segment > members.length) {
    throw new Error(`no element ${segment} in an array of ${members.length}`);
  }
  members.push(newMember(segment, value));
  return true;
}

function remove(container: JsonContainer, segment: string | number): boolean {
  const { members, found } = container;
  if (typeof segment === 'number') {
    removeElement(container, segment);
    return true;
  }
  found.clear();
  let kept = 0;
  for (const member of members) {
    if (hasKey(member, segment)) continue;
    members[kept] = member;
    kept += 1;
  }
  members.length = kept;
  return true;
}

function replace(node: JsonNode, value: unknown): boolean {
  const before = spellingOf(node);
  const after = JSON.stringify(value);
  if (before === after || isDeepStrictEqual(JSON.parse(before), JSON.parse(after))) return false;
  Object.assign(node, nodeOf(value), { separators: undefined, container: undefined });
  return true;
}

function spellingOf(node: JsonNode): string {
  const pieces: Span[] = [];
  renderNode(node, pieces);
  return joinSpans(pieces).toString('utf8');
}
