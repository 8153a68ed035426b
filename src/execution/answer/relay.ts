import { VernierError } from '#core';
import { ByteQueue, type TappedBody } from '#providers';
import type { ByteReceiver, ByteSource } from '#wire';
import type { PlanResult } from '../plan-run.ts';
import type { RunningAttempt } from '../attempt/running-attempt.ts';

/** Relays a streamed answer to whoever reads it, and finishes the attempt when it is over or given up. */
export class Relay implements ByteReceiver, ByteSource {
  /** Resolves with the first bytes, or with the error of an answer that failed before it began. */
  readonly begun: Promise<VernierError | undefined>;
  /** Resolves when everything was read, or the rest was given up. */
  readonly result: Promise<PlanResult>;
  readonly #answer: TappedBody;
  readonly #attempt: RunningAttempt;
  readonly #signal: AbortSignal | undefined;
  readonly #queue: ByteQueue;
  #resolveBegun: ((error: VernierError | undefined) => void) | undefined;
  #resolveResult: ((result: PlanResult) => void) | undefined;

  constructor(answer: TappedBody, attempt: RunningAttempt, signal: AbortSignal | undefined) {
    this.#answer = answer;
    this.#attempt = attempt;
    this.#signal = signal;
    this.#queue = new ByteQueue({ resume: () => answer.resume(), abort: () => answer.abort() });
    this.begun = new Promise((resolve) => {
      this.#resolveBegun = resolve;
    });
    this.result = new Promise((resolve) => {
      this.#resolveResult = resolve;
    });
    // also after the upstream is done: a reader that waits for room and leaves says so in no other way
    signal?.addEventListener('abort', this.#onSignal);
    answer.read(this);
  }

  data(chunk: Buffer): boolean {
    this.#begin();
    return this.#queue.push(chunk);
  }

  end(): void {
    this.#begin();
    this.#attempt.finish(this.#answer.result());
    this.#queue.end();
  }

  /** A tapped body does not end this way; should one do so, it is taken down like every other failure. */
  fail(error: VernierError): void {
    this.#begin();
    this.#attempt.finish({ ...this.#answer.result(), error });
    this.#queue.fail(error);
  }

  read(receiver: ByteReceiver): void {
    this.#queue.read({
      data: (chunk) => receiver.data(chunk),
      end: () => {
        receiver.end();
        this.#conclude(this.#attempt.finish(this.#answer.result()));
      },
      fail: (error) => {
        receiver.fail(error);
        this.#conclude(this.#attempt.finish({ ...this.#answer.result(), error }));
      },
    });
  }

  resume(): void {
    this.#queue.resume();
  }

  abort(): void {
    // concluded already: all of it was read
    if (this.#resolveResult === undefined) return;
    this.#queue.abort();
    this.#conclude(this.#abandon());
  }

  readonly #onSignal = (): void => this.abort();

  #begin(): void {
    if (this.#resolveBegun === undefined) return;
    const { error, servedModelId } = this.#answer.result();
    // once an answer has named its model, the caller gets what there is of it, and the error as an event
    this.#resolveBegun(servedModelId === undefined ? error : undefined);
    this.#resolveBegun = undefined;
  }

  #conclude(result: PlanResult): void {
    this.#signal?.removeEventListener('abort', this.#onSignal);
    this.#resolveResult?.(result);
    this.#resolveResult = undefined;
  }

  #abandon(): PlanResult {
    const error = new VernierError(
      'client-closed',
      'the client left before the end, and the call upstream was ended: ask again for the whole answer',
    );
    return { ...this.#attempt.finish({ ...this.#answer.result(), error }), status: 'aborted' };
  }
}
