import type { VernierError } from '#core';
import { CODECS } from '../codecs.ts';
import { isJsonObject } from '../json/json-object.ts';
import type { WireFormat } from '../wire-format.ts';
import { type UpstreamErrorFacts, upstreamRefused } from './upstream-error.ts';

/** Longest error body that is read; proxies answer with whole pages. */
const MAX_ERROR_BYTES = 65_536;

/**
 * Reads an upstream's error answer as 'upstream-refused', with its status, type and message (500 characters, no keys).
 *
 * Shape   any bytes: a body that is no JSON has no type and no message
 */
export function readUpstreamError(format: WireFormat, status: number, body: Buffer): VernierError {
  return upstreamRefused(status, readFacts(format, body));
}

function readFacts(format: WireFormat, body: Buffer): UpstreamErrorFacts {
  if (body.length > MAX_ERROR_BYTES) return { message: `a body of ${body.length} bytes` };
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return isJsonObject(value) ? CODECS[format].readError(value) : {};
  } catch {
    return { message: 'a body that is not JSON' };
  }
}
