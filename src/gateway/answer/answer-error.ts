import { VernierError } from '#core';
import { WIRE_PATHS, writeError } from '#wire';
import type { GatewayState } from '../create-gateway.ts';
import type { Exchange } from '../serve.ts';

/** What the caller is told of a bug: that it happened, and nothing of its inside. */
function fromBug(): VernierError {
  return new VernierError(
    'internal',
    'Vernier failed on this request by a bug of its own: see the log of the gateway',
  );
}

/** Answers a failure in the request's own format; a bug is reported as well. */
export function answerError(
  state: GatewayState,
  { head, sink }: Exchange,
  failure: { readonly id: string; readonly error: unknown },
): void {
  const isKnown = failure.error instanceof VernierError;
  if (!isKnown) state.crash(failure.error);
  const error = isKnown ? failure.error : fromBug();
  const format = head.path === WIRE_PATHS['openai-chat'] ? 'openai-chat' : 'anthropic-messages';
  const { status, body } = writeError(format, error, { requestId: failure.id });
  const retryAfter = error.details['retryAfter'];
  sink.head(status, {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'x-vernier-request': failure.id,
    'x-vernier-error': error.code,
    ...(typeof retryAfter === 'string' ? { 'retry-after': retryAfter } : {}),
  });
  sink.end(body);
}
