import { Worker } from 'node:worker_threads';
import { VernierError } from '#core';
import { errorFromFailure, type WorkerAnswer, type WorkerCall } from './worker-call.ts';

/** A worker thread that answers calls. */
export interface WorkerClient<Call, Answer> {
  call(call: Call): Promise<Answer>;
  /** Ends the thread; calls that were not answered are rejected. */
  stop(): Promise<void>;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts the worker thread whose file lies at `path` beside the caller, without its extension.
 *
 * Shape   path is relative to baseUrl; the extension is the caller's own: `.ts` from source, `.js` from the build
 * Throws  'store-unavailable' from `call` once the thread has ended
 */
export function startWorker<Call, Answer>(
  path: string,
  options: { readonly baseUrl: string; readonly workerData: unknown },
): WorkerClient<Call, Answer> {
  const isSource = options.baseUrl.endsWith('.ts');
  const worker = new Worker(new URL(`${path}${isSource ? '.ts' : '.js'}`, options.baseUrl), {
    workerData: options.workerData,
    // only source files need `#area` imports to resolve to source
    execArgv: isSource ? ['--conditions=vernier-source'] : [],
  });
  return new CallingClient(worker);
}

class CallingClient<Call, Answer> implements WorkerClient<Call, Answer> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #nextId = 0;
  #ended: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    // an idle store keeps no process alive; a call in flight does
    worker.unref();
    worker.on('message', (answer: WorkerAnswer<Answer>) => this.#settle(answer));
    worker.on('error', (error: Error) => this.#end(error));
    worker.on('exit', () => this.#end(undefined));
  }

  call(call: Call): Promise<Answer> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    const id = this.#nextId++;
    if (this.#waiting.size === 0) this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window: it has no origin
      this.#worker.postMessage({ id, call } satisfies WorkerCall<Call>);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: WorkerAnswer<Answer>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (answer.status === 'answered') waiting?.resolve(answer.answer);
    else waiting?.reject(errorFromFailure(answer.failure));
  }

  #end(cause: Error | undefined): void {
    this.#ended ??= new VernierError(
      'store-unavailable',
      `the store's thread has ended${cause === undefined ? '' : ` (${cause.message})`}: restart Vernier`,
      { cause },
    );
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
