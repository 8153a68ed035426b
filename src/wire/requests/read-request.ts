import { CODECS } from '../codecs.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { RequestView } from '../request-view.ts';
import type { WireFormat } from '../wire-format.ts';

/**
 * Reads what Vernier needs of a request in any format, and checks only that; the rest is the upstream's to judge.
 *
 * Shape   `slashCommands`: whether `/effort` at the top of a user message is a command; if so, the view is of the request
 *         as it is after `slashCommandEdits`
 * Throws  'bad-request' with the field's path, what it holds and what it may hold
 */
export function readRequest(
  format: WireFormat,
  body: JsonObject,
  options: { readonly slashCommands: boolean },
): RequestView {
  return CODECS[format].readRequest(body, options);
}
