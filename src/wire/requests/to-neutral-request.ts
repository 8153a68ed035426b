import { CODECS } from '../codecs.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { NeutralRequest } from '../neutral-request.ts';
import type { WireFormat } from '../wire-format.ts';

/**
 * Takes a request out of its format, for an upstream that speaks another one.
 *
 * Throws  'not-carried' with the path of the first thing that is not carried yet; 'bad-request'
 */
export function toNeutralRequest(format: WireFormat, body: JsonObject): NeutralRequest {
  return CODECS[format].toNeutralRequest(body);
}
