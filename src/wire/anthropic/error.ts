import type { VernierError } from '#core';
import { clientStatus, errorTypeOf } from '../errors/error-type.ts';
import type { UpstreamErrorFacts } from '../errors/upstream-error.ts';
import { type JsonObject, objectMember, stringMember } from '../json/json-object.ts';

/** Writes an error in the format's shape: a body, and the data of an `error` event. */
export function writeAnthropicError(
  error: VernierError,
  requestId?: string,
): JsonObject & { readonly type: 'error' } {
  const type = errorTypeOf('anthropic-messages', clientStatus(error));
  const id = requestId === undefined ? {} : { request_id: requestId };
  return { type: 'error', error: { type, message: error.message }, ...id };
}

/** Reads an error body or the data of an `error` event. */
export function readAnthropicError(body: JsonObject): UpstreamErrorFacts {
  const error = objectMember(body, 'error') ?? {};
  return { type: stringMember(error, 'type'), message: stringMember(error, 'message') };
}
