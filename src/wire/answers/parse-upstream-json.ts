import { upstreamMalformed } from '../errors/upstream-error.ts';
import { isJsonObject, type JsonObject } from '../json/json-object.ts';
import { MAX_BODY_DEPTH } from '../json/parse-body.ts';
import { exceedsDepth } from '../json/walk-container.ts';

/** Data shorter than this cannot be nested deeply enough to hurt the parser. */
const DEPTH_CHECK_FROM_CHARACTERS = 65_536;

/**
 * Parses what an upstream says is a JSON object.
 *
 * Throws  'upstream-malformed'; the data itself is not shown, since it may be an answer
 */
export function parseUpstreamJson(text: string): JsonObject {
  if (text.length >= DEPTH_CHECK_FROM_CHARACTERS && exceedsDepth(text, MAX_BODY_DEPTH)) {
    throw upstreamMalformed(`JSON nested deeper than ${MAX_BODY_DEPTH} levels`);
  }
  const value = parse(text);
  if (isJsonObject(value)) return value;
  throw upstreamMalformed(`${text.length} characters that are no JSON object`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
