import type { Dispatcher } from 'undici';
import { VernierError } from '#core';
import { ByteQueue } from '../byte-queue.ts';
import type { UpstreamHeaders, UpstreamResponse } from '../provider.ts';
import type { UpstreamConfig } from './schema.ts';
import { toTransportError } from './to-transport-error.ts';

/** Why a call ended that nobody wanted any more; never leaves this file as a failure of the upstream. */
class CallAbandoned extends Error {
  override readonly name = 'CallAbandoned';
}

/** One request on a connection and its answer: takes the HTTP client's callbacks, gives a head and a body. */
export class Exchange implements Dispatcher.DispatchHandler {
  /** Resolves once, with the head; rejects when there will be none. */
  readonly head: Promise<UpstreamResponse>;
  readonly #config: UpstreamConfig;
  readonly #signal: AbortSignal | undefined;
  readonly #body: ByteQueue;
  #resolveHead: (response: UpstreamResponse) => void = () => {};
  #rejectHead: (error: VernierError) => void = () => {};
  #controller: Dispatcher.DispatchController | null | undefined;
  #phase: 'head' | 'body' | 'done' = 'head';

  constructor(config: UpstreamConfig, signal: AbortSignal | undefined) {
    this.#config = config;
    this.#signal = signal;
    this.#body = new ByteQueue({ resume: () => this.#controller?.resume(), abort: () => this.#abandon() });
    this.head = new Promise((resolve, reject) => {
      this.#resolveHead = resolve;
      this.#rejectHead = reject;
    });
    signal?.addEventListener('abort', this.#onSignal);
    if (signal?.aborted === true) this.#onSignal();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // given up while it waited for a connection
    if (this.#phase === 'done') controller.abort(new CallAbandoned());
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: UpstreamHeaders,
  ): void {
    const isInformational = status < 200;
    if (isInformational || this.#phase !== 'head') return;
    this.#phase = 'body';
    this.#resolveHead({ status, headers, body: this.#body });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#body.push(chunk)) controller.pause();
  }

  onResponseEnd(): void {
    this.#release();
    this.#body.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, cause: Error): void {
    if (this.#phase === 'done') return;
    this.#settle(toTransportError(cause, this.#phase, this.#config));
  }

  readonly #onSignal = (): void => {
    if (this.#phase === 'done') return;
    this.#settle(
      new VernierError(
        'client-closed',
        `the call to ${this.#config.id} was given up, nobody waits for it any more: call again if its answer is wanted`,
      ),
    );
    this.#controller?.abort(new CallAbandoned());
  };

  #settle(error: VernierError): void {
    const isBeforeHead = this.#phase === 'head';
    this.#release();
    if (isBeforeHead) this.#rejectHead(error);
    else this.#body.fail(error);
  }

  #abandon(): void {
    if (this.#phase === 'done') return;
    this.#release();
    this.#controller?.abort(new CallAbandoned());
  }

  #release(): void {
    this.#phase = 'done';
    this.#signal?.removeEventListener('abort', this.#onSignal);
  }
}
