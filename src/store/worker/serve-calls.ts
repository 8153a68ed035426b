import { parentPort } from 'node:worker_threads';
import { toWorkerFailure, type WorkerAnswer, type WorkerCall } from './worker-call.ts';

/**
 * Answers the calls that `startWorker` sends to this worker thread, in the order in which they come.
 *
 * Shape   handle: any function of one call, whose type the two files of one worker share; may answer by promise
 */
export function serveCalls(handle: (call: never) => unknown): void {
  const port = parentPort;
  if (port === null) throw new Error('this file runs in a worker thread only');
  const answerCall = async ({ id, call }: WorkerCall<never>): Promise<void> => {
    let answer: WorkerAnswer<unknown>;
    try {
      answer = { id, status: 'answered', answer: await handle(call) };
    } catch (error) {
      answer = { id, status: 'failed', failure: toWorkerFailure(error) };
    }
    port.postMessage(answer);
  };
  port.on('message', (message: WorkerCall<never>) => void answerCall(message));
}
