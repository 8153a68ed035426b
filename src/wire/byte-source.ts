import type { VernierError } from '#core';

/** Takes the bytes of one body. After `end` or `fail`, exactly one of which comes, nothing else is called. */
export interface ByteReceiver {
  /** Takes one chunk; `false` asks the source to pause until `resume` is called on it. */
  data(chunk: Buffer): boolean;
  end(): void;
  fail(error: VernierError): void;
}

/** A body on its way: pushed, with back-pressure, read once. */
export interface ByteSource {
  /** Starts delivery. What arrived before is delivered first. */
  read(receiver: ByteReceiver): void;
  /** Continues after a receiver answered `false`. */
  resume(): void;
  /** Ends the call upstream; the receiver hears nothing more. */
  abort(): void;
}
