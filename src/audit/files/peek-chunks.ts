const HEAD_BYTES = 64 * 1024;

/** The beginning of a file, and all of it. */
export interface PeekedChunks {
  readonly head: Buffer;
  /** Everything from the first byte on, to be read once. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Lets go of a file of which no more is wanted. */
  close(): Promise<void>;
}

async function* restOf(first: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** Reads the beginning of a file, so that it can be recognised before it is read. */
export async function peekChunks(chunks: AsyncIterable<Buffer>): Promise<PeekedChunks> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    bytes += next.value.length;
  }
  return {
    head: Buffer.concat(first).subarray(0, HEAD_BYTES),
    chunks: restOf(first, iterator),
    async close() {
      await iterator.return?.();
    },
  };
}
