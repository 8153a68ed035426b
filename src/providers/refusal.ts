import type { VernierError } from '#core';
import { readUpstreamError, type WireFormat } from '#wire';
import type { UpstreamResponse } from './provider.ts';

/** The most that is kept, and passed on, of an upstream's error body. */
const MAX_REFUSAL_BYTES = 65_536;

const NOTHING = Buffer.alloc(0);

/** Says whether an answer is a refusal: its body is then an error in the format's shape, or a proxy's page. */
export function isRefusal(response: UpstreamResponse): boolean {
  return response.status < 200 || response.status >= 300;
}

/** Collects the body of a refusal, up to 64 KB. */
export class Refusal {
  readonly #format: WireFormat;
  readonly #status: number;
  readonly #chunks: Buffer[] = [];
  #room = MAX_REFUSAL_BYTES;

  constructor(format: WireFormat, status: number) {
    this.#format = format;
    this.#status = status;
  }

  /** Takes a chunk and answers as much of it as there is room for. */
  push(chunk: Buffer): Buffer {
    if (this.#room === 0) return NOTHING;
    const kept = chunk.subarray(0, this.#room);
    this.#chunks.push(kept);
    this.#room -= kept.length;
    return kept;
  }

  /** What the upstream said, as 'upstream-refused'. */
  toError(): VernierError {
    return readUpstreamError(this.#format, this.#status, Buffer.concat(this.#chunks));
  }
}
