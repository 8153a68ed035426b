import { VernierError } from '#core';
import { describeName, describeShape } from '../json/describe-value.ts';
import { isJsonObject, type JsonObject } from '../json/json-object.ts';

/** What is wrong with one field of a request. */
interface FieldProblem {
  /** Dotted, e.g. `messages.0.role`. */
  readonly field: string;
  /** The value as a message may show it: shortened, never text of a prompt. */
  readonly received: string;
  readonly allowed: string;
}

/** Makes the error for one field: which, what it holds, what it may hold. */
export function badField({ field, received, allowed }: FieldProblem): VernierError {
  return new VernierError('bad-request', `${field} cannot be used, it is ${received}: use ${allowed}`, {
    details: { field },
  });
}

/** Reads `model`: a non-empty text. */
export function readModel(body: JsonObject): string {
  const model = body['model'];
  if (typeof model === 'string' && model !== '') return model;
  throw badField({
    field: 'model',
    received: describeShape(model),
    allowed: 'the name of a model, or "auto"',
  });
}

/** Reads `stream`: a boolean; absent and null mean false. */
export function readStream(body: JsonObject): boolean {
  const stream = body['stream'] ?? false;
  if (typeof stream === 'boolean') return stream;
  throw badField({ field: 'stream', received: describeName(stream), allowed: 'true or false' });
}

/** Reads `messages`: at least one object. */
export function readMessages(body: JsonObject): readonly JsonObject[] {
  const messages = body['messages'];
  if (!Array.isArray(messages) || messages.length === 0) {
    throw badField({
      field: 'messages',
      received: describeShape(messages),
      allowed: 'an array of at least one message',
    });
  }
  return messages.map((message: unknown, index) => {
    if (isJsonObject(message)) return message;
    throw badField({
      field: `messages.${index}`,
      received: describeShape(message),
      allowed: 'an object with role and content',
    });
  });
}

/** Reads a cap on tokens: a positive whole number; absent and null mean none. */
export function readTokenCap(body: JsonObject, field: string): number | undefined {
  const cap = body[field] ?? undefined;
  if (cap === undefined) return undefined;
  if (typeof cap === 'number' && Number.isSafeInteger(cap) && cap > 0) return cap;
  throw badField({ field, received: describeShape(cap), allowed: 'a whole number of tokens, at least 1' });
}

/** Reads a field that is an object where it is there; absent and null mean none. */
export function readObject(body: JsonObject, field: string): JsonObject | undefined {
  const value = body[field] ?? undefined;
  if (value === undefined || isJsonObject(value)) return value;
  throw badField({ field, received: describeShape(value), allowed: 'an object' });
}

/** Reads a field that is an array where it is there; absent and null mean an empty one. */
export function readArray(body: JsonObject, field: string): readonly unknown[] {
  const value = body[field] ?? [];
  if (Array.isArray(value)) return value;
  throw badField({ field, received: describeShape(value), allowed: 'an array' });
}
