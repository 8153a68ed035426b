import { ByteQueue } from '../byte-queue.ts';
import type { UpstreamResponse } from '../provider.ts';

/** The most that is read of an error body; more than anybody passes on. */
const MAX_ERROR_BYTES = 65_536;

/** Shorter than this is no key, and would be found in every text. */
const MIN_KEY_LENGTH = 6;

/** Replaces a key by stars, so that lengths stay as the headers say. */
function starOut(body: Buffer, key: Buffer): Buffer {
  const clean = Buffer.from(body);
  for (let at = clean.indexOf(key); at >= 0; at = clean.indexOf(key, at + key.length)) {
    clean.fill('*', at, at + key.length);
  }
  return clean;
}

/**
 * Takes our own key out of an upstream's error body: some quote the key that they refuse, and the caller must not see it.
 *
 * Shape   other answers pass untouched; an error body is held until it is whole, and cut at 64 KB
 */
export function redactKey(response: UpstreamResponse, key: string): UpstreamResponse {
  if (response.status < 400 || key.length < MIN_KEY_LENGTH) return response;
  const chunks: Buffer[] = [];
  let room = MAX_ERROR_BYTES;
  const queue = new ByteQueue({ resume: () => undefined, abort: () => response.body.abort() });
  response.body.read({
    data(chunk) {
      chunks.push(chunk.subarray(0, room));
      room -= Math.min(room, chunk.length);
      return true;
    },
    end() {
      queue.push(starOut(Buffer.concat(chunks), Buffer.from(key)));
      queue.end();
    },
    fail: (error) => queue.fail(error),
  });
  return { ...response, body: queue };
}
