import type { Sink } from './sink.ts';

/** An answer that was kept in memory. */
export interface MemoryAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Whether the answer ended; `false` when it was broken off. */
  readonly isWhole: boolean;
}

/** A sink without a socket, and what arrives in it. */
export interface MemorySink {
  readonly sink: Sink;
  readonly answer: Promise<MemoryAnswer>;
  /** Leaves before the end, as a client may. */
  abandon(): void;
}

/** A sink without a socket: for calls from inside the process, and for tests. */
export function createMemorySink(): MemorySink {
  let status = 0;
  let headers: Readonly<Record<string, string>> = {};
  const left: (() => void)[] = [];
  const chunks: Buffer[] = [];
  const { promise, resolve } = Promise.withResolvers<MemoryAnswer>();
  const finish = (isWhole: boolean) => resolve({ status, headers, body: Buffer.concat(chunks), isWhole });
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
      finish(true);
    },
    abort: () => finish(false),
    onDrain: () => undefined,
    onClose(abandon) {
      left.push(abandon);
    },
  };
  return { sink, answer: promise, abandon: () => left.forEach((tell) => tell()) };
}
