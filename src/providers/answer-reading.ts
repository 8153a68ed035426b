import type { VernierError } from '#core';
import type { ByteReceiver, ByteSource } from '#wire';

/** Reads one answer chunk by chunk; what it makes of the bytes has a length, and none when there is nothing to hand on. */
export interface AnswerReader<Output extends { readonly length: number }> {
  push(chunk: Buffer): Output;
  /** The body has ended, or broken with `error`; called once. */
  end(error?: VernierError): Output;
  /** `ended`: the answer is complete, whatever else the body may bring. `failed`: what comes is no answer. */
  readonly state: 'open' | 'ended' | 'failed';
}

/** Takes what a reader made. */
export interface OutputReceiver<Output> {
  /** Takes one output; `false` asks to pause. */
  take(output: Output): boolean;
  /** Nothing follows. */
  end(): void;
}

/** Lets a body run through a reader: outputs are handed on, with back-pressure, and end exactly once. */
export class AnswerReading<Output extends { readonly length: number }> implements ByteReceiver {
  readonly #source: ByteSource;
  readonly #reader: AnswerReader<Output>;
  #receiver: OutputReceiver<Output> | undefined;
  #isOver = false;

  constructor(source: ByteSource, reader: AnswerReader<Output>) {
    this.#source = source;
    this.#reader = reader;
  }

  start(receiver: OutputReceiver<Output>): void {
    this.#receiver = receiver;
    this.#source.read(this);
  }

  resume(): void {
    this.#source.resume();
  }

  abort(): void {
    this.#isOver = true;
    this.#source.abort();
  }

  data(chunk: Buffer): boolean {
    // what follows the end of an answer is let go, so that the connection can be used again
    if (this.#isOver) return true;
    const hasRoom = this.#handOn(this.#reader.push(chunk));
    const { state } = this.#reader;
    if (state === 'open' || this.#isOver) return hasRoom;
    this.#finish();
    if (state === 'failed') this.#source.abort();
    return true;
  }

  end(): void {
    this.#finish();
  }

  fail(error: VernierError): void {
    this.#finish(error);
  }

  #finish(error?: VernierError): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#handOn(this.#reader.end(error));
    this.#receiver?.end();
  }

  #handOn(output: Output): boolean {
    return output.length === 0 || this.#receiver === undefined || this.#receiver.take(output);
  }
}
