const LF = 0x0a;
const CR = 0x0d;

/** The bytes of an event whose end has not come, kept so that many small pieces cost what one large one does. */
export interface HeldBytes {
  readonly length: number;
  /** Adds a chunk; answers whether a blank line, which ends an event, may stand where it was added. */
  add(chunk: Buffer): boolean;
  /** What is held, in one piece; not to be changed. */
  bytes(): Buffer;
  /** Holds these bytes in place of what was held. */
  replace(rest: Buffer): void;
}

/** Creates a store that holds nothing. */
export function createHeldBytes(): HeldBytes {
  let store: Buffer = Buffer.alloc(0);
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(chunk) {
      if (length === 0) {
        store = chunk;
        length = chunk.length;
        return chunk.includes(LF) || chunk.includes(CR);
      }
      const mayEnd = endsAcross(store.subarray(Math.max(0, length - 2), length), chunk) || endsIn(chunk);
      store = grow(store, { length, by: chunk.length });
      chunk.copy(store, length);
      length += chunk.length;
      return mayEnd;
    },
    bytes: () => (length === store.length ? store : store.subarray(0, length)),
    replace(rest) {
      // without room behind it: what was handed on before it shares its memory, and is never written to
      store = rest;
      length = rest.length;
    },
  };
}

function grow(store: Buffer, { length, by }: { readonly length: number; readonly by: number }): Buffer {
  if (store.length - length >= by) return store;
  const larger = Buffer.allocUnsafeSlow(Math.max(length + by, 2 * length));
  store.copy(larger, 0, 0, length);
  return larger;
}

/** Whether two line ends that follow each other stand in the chunk. */
function endsIn(chunk: Buffer): boolean {
  if (chunk.includes('\n\n')) return true;
  return chunk.includes(CR) && (chunk.includes('\r\r') || chunk.includes('\n\r'));
}

/** Whether they stand across its beginning; a return at the very end had to wait for what follows it. */
function endsAcross(before: Buffer, chunk: Buffer): boolean {
  const last = before.at(-1);
  const isWaiting = before.length === 2 && last === CR && isLineEnd(before[0]);
  return isWaiting || (isLineEnd(last) && isLineEnd(chunk[0]) && !(last === CR && chunk[0] === LF));
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
