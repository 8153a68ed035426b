import { skipString, skipValue, skipWhitespace } from './skip-json.ts';

/** A JSON value in bytes that may be edited: where it is spelled, and its inside once somebody has looked. */
export interface JsonNode {
  bytes: Buffer;
  start: number;
  end: number;
  /** The inside, opened on demand; it then says more than the bytes. */
  container?: JsonContainer | undefined;
}

/** The inside of an object or array. */
export interface JsonContainer {
  readonly kind: 'object' | 'array';
  readonly members: JsonMember[];
  /** What stands before the first member, bracket included, and after the last. */
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Where keys were found; forgotten when a member goes. */
  readonly found: Map<string, number>;
  /** The first removed element that has not been closed up yet. */
  firstRemoved?: number | undefined;
}

/** One member of an object, or element of an array. */
export interface JsonMember {
  /** The comma and white space before it; empty for the first. */
  readonly gap: Buffer;
  /** The key, its colon and white space; empty in an array. */
  readonly key: Buffer;
  readonly value: JsonNode;
}

const NOTHING = Buffer.alloc(0);
const COMMA = Buffer.from(',');
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const COMMA_BYTE = 0x2c;

/** What stands for a removed element until its array is closed up: many removals move what is behind them once. */
const REMOVED: JsonMember = { gap: NOTHING, key: NOTHING, value: { bytes: NOTHING, start: 0, end: 0 } };

/** Removes an element that is there. */
export function removeElement(array: JsonContainer, index: number): void {
  array.members[index] = REMOVED;
  array.firstRemoved = index;
}

/** Closes an array up, where `fromIndex` would count a removed element. */
export function closeUp(container: JsonContainer, fromIndex: number): void {
  const { firstRemoved, members } = container;
  if (firstRemoved === undefined || fromIndex < firstRemoved) return;
  let kept = firstRemoved;
  for (let at = firstRemoved; at < members.length; at += 1) {
    const member = members[at];
    if (member === undefined || member === REMOVED) continue;
    members[kept] = member;
    kept += 1;
  }
  members.length = kept;
  container.firstRemoved = undefined;
}

/** Makes a node of a value that is written anew. */
export function nodeOf(value: unknown): JsonNode {
  const bytes = Buffer.from(JSON.stringify(value));
  return { bytes, start: 0, end: bytes.length };
}

/** Makes a member that is added after `count` others. */
export function newMember(key: string | number, value: unknown, count: number): JsonMember {
  return {
    gap: count === 0 ? NOTHING : COMMA,
    key: typeof key === 'number' ? NOTHING : Buffer.from(`${JSON.stringify(key)}:`),
    value: nodeOf(value),
  };
}

/** Opens a node, once; undefined when it is no container of that kind. */
export function openNode(node: JsonNode, kind: JsonContainer['kind']): JsonContainer | undefined {
  if (node.container === undefined) {
    const first = node.bytes[node.start];
    if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return undefined;
    node.container = readContainer(node, first === OPEN_BRACE ? 'object' : 'array');
  }
  return node.container.kind === kind ? node.container : undefined;
}

/** Tells whether a member has this key, however it is spelled. */
export function hasKey(member: JsonMember, key: string): boolean {
  const end = skipString(member.key, 0);
  // a key is never shorter in bytes than in characters
  if (end - 2 < key.length) return false;
  const spelled = member.key.toString('utf8', 0, end);
  return spelled.includes('\\') ? JSON.parse(spelled) === key : spelled.slice(1, -1) === key;
}

/** Lists the keys of the object that opens at `start`, as they are meant; doubles included. */
export function memberNames(bytes: Buffer, start: number): readonly string[] {
  const object = openNode({ bytes, start, end: skipValue(bytes, start) }, 'object');
  return (object?.members ?? []).map(nameOf);
}

function nameOf({ key }: JsonMember): string {
  return String(JSON.parse(key.toString('utf8', 0, skipString(key, 0))));
}

/** Adds the bytes of a node, as it is now, to the pieces of a document. */
export function renderNode(node: JsonNode, into: Buffer[]): void {
  const { container } = node;
  if (container === undefined) {
    into.push(node.bytes.subarray(node.start, node.end));
    return;
  }
  closeUp(container, Infinity);
  into.push(container.head);
  for (const [index, member] of container.members.entries()) {
    // a member that was the first has no comma of its own, nor was one needed before it
    if (index > 0) into.push(member.gap);
    into.push(member.key);
    renderNode(member.value, into);
  }
  into.push(container.tail);
}

function readContainer({ bytes, start, end }: JsonNode, kind: JsonContainer['kind']): JsonContainer {
  const members: JsonMember[] = [];
  const close = end - 1;
  const firstAt = skipWhitespace(bytes, start + 1);
  let gapStart = firstAt;
  let index = firstAt;
  while (index < close) {
    const valueStart = kind === 'object' ? skipKey(bytes, index) : index;
    const valueEnd = skipValue(bytes, valueStart);
    members.push({
      gap: bytes.subarray(gapStart, index),
      key: bytes.subarray(index, valueStart),
      value: { bytes, start: valueStart, end: valueEnd },
    });
    gapStart = valueEnd;
    index = skipWhitespace(bytes, valueEnd);
    if (bytes[index] === COMMA_BYTE) index = skipWhitespace(bytes, index + 1);
  }
  // in an empty container, white space counts as before the first
  const headEnd = members.length === 0 ? start + 1 : firstAt;
  return {
    kind,
    members,
    found: new Map(),
    head: bytes.subarray(start, headEnd),
    tail: bytes.subarray(members.length === 0 ? headEnd : gapStart, end),
  };
}

function skipKey(bytes: Buffer, at: number): number {
  const colon = skipWhitespace(bytes, skipString(bytes, at));
  return skipWhitespace(bytes, colon + 1);
}
