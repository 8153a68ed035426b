import type { Sink } from './sink.ts';

/** An answer that was kept in memory. */
export interface MemoryAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A sink without a socket: for calls from inside the process, and for tests. */
export function createMemorySink(): {
  readonly sink: Sink;
  readonly answer: Promise<MemoryAnswer>;
  abandon(): void;
} {
  let status = 0;
  let headers: Readonly<Record<string, string>> = {};
  const left: (() => void)[] = [];
  const chunks: Buffer[] = [];
  const { promise, resolve } = Promise.withResolvers<MemoryAnswer>();
  const sink: Sink = {
    head(code, names) {
      status = code;
      headers = names;
    },
    write(bytes) {
      chunks.push(bytes);
      return true;
    },
    end(bytes) {
      if (bytes !== undefined) chunks.push(bytes);
      resolve({ status, headers, body: Buffer.concat(chunks) });
    },
    onDrain: () => undefined,
    onClose(abandon) {
      left.push(abandon);
    },
  };
  return { sink, answer: promise, abandon: () => left.forEach((tell) => tell()) };
}
