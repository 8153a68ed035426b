const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

interface WalkOptions {
  /** The most arrays and objects inside each other, the walked one included; default any. */
  readonly maxDepth?: number;
  /** Takes the places of the container's own colons and commas, in their order. */
  readonly separators?: number[];
}

/**
 * Walks once over the array or object that opens at `at`; inside strings it looks for their end only.
 *
 * Shape   any text; answers the index after the closing bracket, the end of a text that does not close it, `at` where
 *         nothing opens, and undefined when there are more levels than are allowed
 */
export function walkContainer(text: string, at: number, options: WalkOptions): number | undefined {
  const { maxDepth = Infinity, separators } = options;
  let depth = depthChange(text.charCodeAt(at));
  if (depth !== 1) return at;
  let index = at + 1;
  while (depth > 0 && index < text.length) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = skipString(text, index);
      continue;
    }
    if (depth === 1 && isSeparator(code)) separators?.push(index);
    depth += depthChange(code);
    if (depth > maxDepth) return undefined;
    index += 1;
  }
  return index;
}

/** Tells whether a text opens more than `maxDepth` arrays and objects inside each other. Any text will do. */
export function exceedsDepth(text: string, maxDepth: number): boolean {
  // a parser stops at once where something else stands before the first bracket
  return walkContainer(text, text.search(/[^\t\n\r ]/), { maxDepth }) === undefined;
}

/** Returns the index after the closing quote of the string that opens at `at`; the end when it is not closed. */
function skipString(text: string, at: number): number {
  let quote = text.indexOf('"', at + 1);
  while (quote !== -1) {
    let before = quote;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
  return text.length;
}

function isSeparator(code: number): boolean {
  return code === COMMA || code === COLON;
}

function depthChange(code: number): number {
  if (code === OPEN_BRACE || code === OPEN_BRACKET) return 1;
  if (code === CLOSE_BRACE || code === CLOSE_BRACKET) return -1;
  return 0;
}
