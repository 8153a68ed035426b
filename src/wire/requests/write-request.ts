import { CODECS } from '../codecs.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { NeutralRequest } from '../neutral-request.ts';
import type { WireFormat } from '../wire-format.ts';

/**
 * Says a neutral request in a format, for the given model.
 *
 * Throws  'not-carried' for what this format has no way to say
 */
export function writeRequest(
  format: WireFormat,
  neutral: NeutralRequest,
  options: { readonly model: string },
): JsonObject {
  return CODECS[format].writeRequest(neutral, options);
}
