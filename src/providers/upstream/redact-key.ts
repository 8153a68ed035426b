import { ByteQueue } from '../byte-queue.ts';
import type { UpstreamHeaders, UpstreamResponse } from '../provider.ts';

/** The most that is read of an error body; more than anybody passes on. */
const MAX_ERROR_BYTES = 65_536;

/** Shorter than this is no key, and would be found in every text. */
const MIN_KEY_LENGTH = 6;

/** Makes what replaces a key by stars, however JSON spells it; lengths stay as the headers say. */
function createRedaction(key: string): (latin1: string) => string {
  const spellings = Array.from(Buffer.from(key).toString('latin1'), (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    const anyCase = code.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
    // some writers of JSON put a backslash before a slash
    return `(?:${character === '/' ? '\\\\?' : ''}\\u{${code}}|\\\\u${anyCase})`;
  });
  const spelledKey = new RegExp(spellings.join(''), 'gu');
  return (latin1) => latin1.replaceAll(spelledKey, (found) => '*'.repeat(found.length));
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
 * Takes our own key out of an upstream's headers and errors: some quote the key that they refuse, and the caller must
 * not see it.
 *
 * Shape   the body of a refusal is held until it is whole, and cut at 64 KB; any other passes untouched, and whoever
 *         reads it redacts the errors in it by `redactError`
 */
export function redactKey(response: UpstreamResponse, key: string): UpstreamResponse {
  if (key.length < MIN_KEY_LENGTH) return response;
  const headers = redactHeaders(response.headers, key);
  const redactError = createRedaction(key);
  if (response.status < 400) return { ...response, headers, redactError };
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
      queue.push(Buffer.from(redactError(Buffer.concat(chunks).toString('latin1')), 'latin1'));
      queue.end();
    },
    fail: (error) => queue.fail(error),
  });
  return { ...response, headers, body: queue };
}
