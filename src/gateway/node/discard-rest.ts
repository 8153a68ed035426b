import type { IncomingMessage } from 'node:http';
import { MAX_BODY_BYTES } from '#wire';

/** Longest that a client is listened to for nothing. */
const PATIENCE_MS = 5000;

/**
 * Reads and drops what a client still sends of a refused body: closing at once would break the connection before the
 * client has read its answer.
 *
 * Units   at most 32 MB and 5 s
 */
export function discardRest(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let dropped = 0;
    const timer = setTimeout(resolve, PATIENCE_MS);
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      dropped += chunk.length;
      if (dropped > MAX_BODY_BYTES) finish();
    });
    request.on('close', finish);
    request.on('end', finish);
    request.resume();
  });
}
