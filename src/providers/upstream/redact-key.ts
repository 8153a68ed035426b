import { ByteQueue } from '../byte-queue.ts';
import type { UpstreamHeaders, UpstreamResponse } from '../provider.ts';

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

function redactHeaders(headers: UpstreamHeaders, key: string): UpstreamHeaders {
  const stars = '*'.repeat(key.length);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? value.replaceAll(key, stars)
        : value?.map((one) => one.replaceAll(key, stars)),
    ]),
  );
}

/**
 * Takes our own key out of an upstream's headers and error bodies: some quote the key that they refuse, and the caller
 * must not see it.
 *
 * Shape   the bodies of other answers pass untouched; an error body is held until it is whole, and cut at 64 KB
 */
export function redactKey(response: UpstreamResponse, key: string): UpstreamResponse {
  if (key.length < MIN_KEY_LENGTH) return response;
  const headers = redactHeaders(response.headers, key);
  if (response.status < 400) return { ...response, headers };
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
  return { ...response, headers, body: queue };
}
