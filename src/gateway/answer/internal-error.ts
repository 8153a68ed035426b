import { VernierError } from '#core';

/** What a caller is told of a bug: that it happened, and nothing of its inside. */
export function internalError(): VernierError {
  return new VernierError(
    'internal',
    'Vernier failed on this request by a bug of its own: see the log of the gateway',
  );
}
