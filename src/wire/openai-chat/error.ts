import type { VernierError } from '#core';
import { clientStatus, errorTypeOf } from '../errors/error-type.ts';
import type { UpstreamErrorFacts } from '../errors/upstream-error.ts';
import { type JsonObject, objectMember, stringMember } from '../json/json-object.ts';

/** Writes an error in the format's shape: a body, and the data of the chunk that ends a stream. */
export function writeOpenAiError(error: VernierError): JsonObject {
  const { field } = error.details;
  const type = errorTypeOf('openai-chat', clientStatus(error));
  return { error: { message: error.message, type, param: field ?? null, code: error.code } };
}

/** Reads an error body or an error chunk: its code says more than its type, and some upstreams send a bare text. */
export function readOpenAiError(body: JsonObject): UpstreamErrorFacts {
  const error = objectMember(body, 'error');
  if (error === undefined) return { message: stringMember(body, 'error') ?? stringMember(body, 'message') };
  return {
    type: stringMember(error, 'code') ?? stringMember(error, 'type'),
    message: stringMember(error, 'message'),
  };
}
