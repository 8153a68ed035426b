import { VernierError } from '#core';
import { WIRE_PATHS, writeError } from '#wire';
import type { GatewayState } from '../gateway-state.ts';
import { internalError } from './internal-error.ts';
import type { RequestHead, Sink } from './sink.ts';

/** A request that failed before its answer began. */
export interface Failure {
  readonly id: string;
  readonly head: RequestHead;
  readonly error: unknown;
}

/** Answers a failure in the request's own format; a bug is reported as well. */
export function answerError(state: Pick<GatewayState, 'crash'>, sink: Sink, failure: Failure): void {
  const isKnown = failure.error instanceof VernierError;
  if (!isKnown) state.crash(failure.error);
  const error = isKnown ? failure.error : internalError();
  const format = failure.head.path === WIRE_PATHS['openai-chat'] ? 'openai-chat' : 'anthropic-messages';
  const { status, body } = writeError(format, error, { requestId: failure.id });
  sink.head(status, {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'x-vernier-request': failure.id,
    'x-vernier-error': error.code,
  });
  sink.end(body);
}
