import type { VernierError } from '#core';
import type { WireFormat } from '../wire-format.ts';

/** The type that each format gives an HTTP status; a status that is not listed takes that of its class, 400 or 500. */
const ERROR_TYPES: Readonly<Record<WireFormat, ReadonlyMap<number, string>>> = {
  'anthropic-messages': new Map([
    [400, 'invalid_request_error'],
    [401, 'authentication_error'],
    [402, 'billing_error'],
    [403, 'permission_error'],
    [404, 'not_found_error'],
    [413, 'request_too_large'],
    [429, 'rate_limit_error'],
    [500, 'api_error'],
    [503, 'overloaded_error'],
    [504, 'timeout_error'],
    [529, 'overloaded_error'],
  ]),
  'openai-chat': new Map([
    [400, 'invalid_request_error'],
    [401, 'authentication_error'],
    [403, 'permission_error'],
    [404, 'not_found_error'],
    [429, 'rate_limit_error'],
    [500, 'server_error'],
  ]),
};

/** What an upstream says about our key or our account with it is no fault of the caller's key: it stays a 502. */
const OUR_ACCOUNT: ReadonlySet<number> = new Set([401, 402, 403, 407]);

/** The type that a format gives an HTTP status. */
export function errorTypeOf(format: WireFormat, status: number): string {
  const types = ERROR_TYPES[format];
  return types.get(status) ?? types.get(status < 500 ? 400 : 500) ?? 'error';
}

/** The HTTP status that a format's error type stands for; absent for a type that is not in the table. */
export function statusOfErrorType(format: WireFormat, type: string): number | undefined {
  for (const [status, known] of ERROR_TYPES[format]) {
    if (known === type) return status === 503 ? 529 : status;
  }
  return undefined;
}

/**
 * The HTTP status that a caller sees: the code's own; for a refusal the upstream's, so that clients wait, retry or give
 * up as they would without a gateway.
 */
export function clientStatus(error: VernierError): number {
  const upstream = error.details['upstreamStatus'];
  if (error.code !== 'upstream-refused' || typeof upstream !== 'number') return error.httpStatus;
  if (upstream < 400 || upstream > 599 || OUR_ACCOUNT.has(upstream)) return error.httpStatus;
  return upstream;
}
