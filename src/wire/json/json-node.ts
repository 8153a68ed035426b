import { skipWhitespace, trimWhitespace } from './skip-whitespace.ts';
import { addSpan, type Span } from './span.ts';
import { walkContainer } from './walk-container.ts';

/** A JSON value in bytes that may be edited: where it is spelled, and its inside once somebody has looked. */
export interface JsonNode {
  bytes: Buffer;
  start: number;
  end: number;
  /** The places in `bytes` of its own colons and commas, where they are known already. */
  readonly separators?: readonly number[] | undefined;
  /** The inside, opened on demand; it then says more than the bytes. */
  container?: JsonContainer | undefined;
}

/** The inside of an object or array. */
export interface JsonContainer {
  readonly kind: 'object' | 'array';
  readonly members: JsonMember[];
  /** What stands before the first member, bracket included, and after the last. */
  readonly head: Span;
  readonly tail: Span;
  /** Where keys were found; forgotten when a member goes. */
  readonly found: Map<string, number>;
  /** The first removed element that has not been closed up yet. */
  firstRemoved?: number | undefined;
}

/** One member of an object, or element of an array. */
export interface JsonMember {
  readonly bytes: Buffer;
  /** Where the comma and white space before it begin; left out for the first. */
  readonly gapStart: number;
  /** Where its key begins; in an array, its value. */
  readonly keyStart: number;
  /** Where its value was found, after the colon and white space. */
  readonly valueStart: number;
  readonly value: JsonNode;
}

const NOTHING = Buffer.alloc(0);
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const QUOTE = 0x22;

/** What stands for a removed element until its array is closed up: many removals move what is behind them once. */
const REMOVED: JsonMember = {
  bytes: NOTHING,
  gapStart: 0,
  keyStart: 0,
  valueStart: 0,
  value: { bytes: NOTHING, start: 0, end: 0 },
};

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

/** Makes a member that is added behind the others. */
export function newMember(key: string | number, value: unknown): JsonMember {
  const bytes = Buffer.from(typeof key === 'number' ? ',' : `,${JSON.stringify(key)}:`);
  return { bytes, gapStart: 0, keyStart: 1, valueStart: bytes.length, value: nodeOf(value) };
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
export function hasKey({ bytes, keyStart, valueStart }: JsonMember, key: string): boolean {
  // a key is never shorter in bytes than in characters; two quotes and a colon stand around it
  if (valueStart - keyStart < key.length + 3) return false;
  const spelled = bytes.toString('utf8', keyStart, valueStart);
  if (spelled.includes('\\')) return JSON.parse(spelled.slice(0, spelled.lastIndexOf('"') + 1)) === key;
  return spelled.startsWith(key, 1) && spelled.charCodeAt(key.length + 1) === QUOTE;
}

/** Adds the bytes of a node, as it is now, to the pieces of a document. */
export function renderNode(node: JsonNode, into: Span[]): void {
  const { container } = node;
  if (container === undefined) {
    addSpan(into, node);
    return;
  }
  closeUp(container, Infinity);
  addSpan(into, container.head);
  for (const [index, { bytes, gapStart, keyStart, valueStart, value }] of container.members.entries()) {
    // a member that was the first has no comma of its own, nor was one needed before it
    addSpan(into, { bytes, start: index === 0 ? keyStart : gapStart, end: valueStart });
    renderNode(value, into);
  }
  addSpan(into, container.tail);
}

function readContainer(node: JsonNode, kind: JsonContainer['kind']): JsonContainer {
  const { bytes, start, end } = node;
  const close = end - 1;
  const headEnd = skipWhitespace(bytes, start + 1);
  const members = headEnd === close ? [] : readMembers(node, { kind, from: headEnd });
  const tailStart = members.at(-1)?.value.end ?? headEnd;
  return {
    kind,
    members,
    found: new Map(),
    head: { bytes, start, end: headEnd },
    tail: { bytes, start: tailStart, end },
  };
}

function readMembers(
  node: JsonNode,
  { kind, from }: { readonly kind: JsonContainer['kind']; readonly from: number },
): JsonMember[] {
  const { bytes, end, separators = separatorsOf(node) } = node;
  const members: JsonMember[] = [];
  const close = end - 1;
  let gapStart = from;
  let keyStart = from;
  let next = 0;
  while (keyStart < close) {
    let valueStart = keyStart;
    if (kind === 'object') {
      valueStart = skipWhitespace(bytes, (separators[next] ?? close) + 1);
      next += 1;
    }
    const comma = separators[next] ?? close;
    const valueEnd = trimWhitespace(bytes, comma);
    next += 1;
    members.push({
      bytes,
      gapStart,
      keyStart,
      valueStart,
      value: { bytes, start: valueStart, end: valueEnd },
    });
    gapStart = valueEnd;
    keyStart = skipWhitespace(bytes, comma + 1);
  }
  return members;
}

function separatorsOf({ bytes, start, end }: JsonNode): readonly number[] {
  const separators: number[] = [];
  walkContainer(bytes.toString('latin1', start, end), 0, { separators });
  return separators.map((place) => start + place);
}
