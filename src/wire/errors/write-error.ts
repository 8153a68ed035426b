import type { VernierError } from '#core';
import { CODECS } from '../codecs.ts';
import type { WireFormat } from '../wire-format.ts';
import { clientStatus } from './error-type.ts';

/** An error answer, ready to be sent as `application/json`. */
export interface WrittenError {
  readonly status: number;
  readonly body: Buffer;
}

/** Writes an error as the format's own error answer; a refusal by the upstream keeps the upstream's status. */
export function writeError(
  format: WireFormat,
  error: VernierError,
  options: { readonly requestId?: string } = {},
): WrittenError {
  const body = Buffer.from(JSON.stringify(CODECS[format].writeError(error, options.requestId)));
  return { status: clientStatus(error), body };
}

/** Writes the event that ends a stream of this format after an error. */
export function writeStreamError(format: WireFormat, error: VernierError): Buffer {
  return Buffer.from(CODECS[format].writeStreamError(error));
}
