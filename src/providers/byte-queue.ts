import type { VernierError } from '#core';
import type { ByteReceiver, ByteSource } from '#wire';

/** What a queue needs of the side that fills it. */
export interface ByteProducer {
  /** There is room again after a `push` that answered `false`. */
  resume(): void;
  /** Nobody wants the rest. */
  abort(): void;
}

/** Bytes kept for a receiver that has not come yet; one read of a socket is at most this long. */
const QUEUE_LIMIT_BYTES = 65_536;

/** A body that one side pushes and the other reads, with back-pressure and one end. */
export class ByteQueue implements ByteSource {
  readonly #producer: ByteProducer;
  readonly #chunks: Buffer[] = [];
  #queuedBytes = 0;
  #receiver: ByteReceiver | undefined;
  #ending: 'end' | VernierError | undefined;
  #isPaused = false;
  #isDelivering = false;
  #isDone = false;

  constructor(producer: ByteProducer) {
    this.#producer = producer;
  }

  /** Takes one chunk; `false` asks the producer to wait for `resume`. */
  push(chunk: Buffer): boolean {
    if (this.#isDone || this.#ending !== undefined) return true;
    if (this.#receiver !== undefined && !this.#isPaused && !this.#isDelivering && this.#chunks.length === 0) {
      this.#isPaused = !this.#receiver.data(chunk);
      return !this.#isPaused || this.#isDone;
    }
    this.#chunks.push(chunk);
    this.#queuedBytes += chunk.length;
    return this.#receiver === undefined && this.#queuedBytes < QUEUE_LIMIT_BYTES;
  }

  /** Says that the body is whole. */
  end(): void {
    this.#finish('end');
  }

  /** Says that the rest will not come. */
  fail(error: VernierError): void {
    this.#finish(error);
  }

  read(receiver: ByteReceiver): void {
    if (this.#receiver !== undefined) throw new Error('a body is read once');
    this.#receiver = receiver;
    this.#continue();
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#continue();
  }

  abort(): void {
    if (this.#isDone) return;
    const isRunning = this.#ending === undefined;
    this.#isDone = true;
    this.#chunks.length = 0;
    if (isRunning) this.#producer.abort();
  }

  #finish(ending: 'end' | VernierError): void {
    if (this.#isDone || this.#ending !== undefined) return;
    this.#ending = ending;
    if (!this.#isDelivering) this.#deliverEnding();
  }

  #continue(): void {
    // a receiver may resume or abort from inside `data`
    if (this.#isDelivering || this.#isDone) return;
    this.#deliver();
    if (this.#isDone || this.#isPaused) return;
    if (this.#ending === undefined) this.#producer.resume();
    else this.#deliverEnding();
  }

  #deliver(): void {
    this.#isDelivering = true;
    while (this.#receiver !== undefined && !this.#isPaused) {
      const chunk = this.#chunks.shift();
      if (chunk === undefined) break;
      this.#queuedBytes -= chunk.length;
      if (!this.#receiver.data(chunk)) this.#isPaused = true;
    }
    this.#isDelivering = false;
  }

  #deliverEnding(): void {
    if (this.#receiver === undefined || this.#chunks.length > 0 || this.#isDone) return;
    this.#isDone = true;
    if (this.#ending === 'end') this.#receiver.end();
    else if (this.#ending !== undefined) this.#receiver.fail(this.#ending);
  }
}
