import type { ErrorResponse } from '#contract';
import type { VernierError } from '#core';

/** Says a failure as Vernier's own routes do. */
export function errorResponse(error: VernierError, headers: Readonly<Record<string, string>> = {}): Response {
  const { code, message, httpStatus } = error;
  const body: ErrorResponse = { error: { code, message } };
  return Response.json(body, { status: httpStatus, headers });
}
