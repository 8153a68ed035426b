import { type ErrorCode, VernierError } from '#core';
import type { UpstreamConfig } from './schema.ts';

/** How far a call had come when it failed. */
export type CallPhase = 'head' | 'body';

/** The codes of the HTTP client and of the system that do not mean "unreachable". */
const CODES: Readonly<Record<string, ErrorCode>> = {
  UND_ERR_HEADERS_TIMEOUT: 'upstream-timeout',
  UND_ERR_BODY_TIMEOUT: 'upstream-timeout',
  UND_ERR_SOCKET: 'upstream-closed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'upstream-closed',
  ECONNRESET: 'upstream-closed',
  EPIPE: 'upstream-closed',
  UND_ERR_HEADERS_OVERFLOW: 'upstream-malformed',
};

/**
 * Translates a failure of the HTTP client, once, into one of ours.
 *
 * Shape   → 'upstream-timeout', 'upstream-closed', 'upstream-malformed' or 'upstream-unreachable'
 */
export function toTransportError(cause: Error, phase: CallPhase, config: UpstreamConfig): VernierError {
  const systemCode = systemCodeOf(cause);
  const isParserError = systemCode === 'HTTPParserError' || systemCode.startsWith('HPE_');
  const code = isParserError ? 'upstream-malformed' : (CODES[systemCode] ?? fallback(phase));
  const origin = new URL(config.baseUrl).origin;
  return new VernierError(
    code,
    `${whatHappened(code, phase, config)} (${config.id} at ${origin}, ${systemCode}): ${ADVICE[code] ?? ''}`,
    {
      details: { providerId: config.id, origin, systemCode },
      cause,
    },
  );
}

const ADVICE: Partial<Readonly<Record<ErrorCode, string>>> = {
  'upstream-timeout': 'try again, or raise headTimeoutMs or stallTimeoutMs of this provider',
  'upstream-closed': 'try again; if it stays so, look at the upstream or at a proxy before it',
  'upstream-malformed': 'check that baseUrl names an HTTP interface of this provider',
  'upstream-unreachable': 'check baseUrl, and that the upstream runs and can be reached from here',
};

function whatHappened(code: ErrorCode, phase: CallPhase, config: UpstreamConfig): string {
  if (code === 'upstream-timeout') {
    return phase === 'head'
      ? `the upstream gave no answer within ${config.headTimeoutMs} ms`
      : `the upstream fell silent for ${config.stallTimeoutMs} ms in the midst of its answer`;
  }
  if (code === 'upstream-closed') {
    return `the upstream closed the connection ${phase === 'head' ? 'before it answered' : 'in the midst of its answer'}`;
  }
  if (code === 'upstream-malformed') return 'the upstream answered with something that is no HTTP';
  return 'the upstream could not be reached';
}

function fallback(phase: CallPhase): ErrorCode {
  return phase === 'head' ? 'upstream-unreachable' : 'upstream-closed';
}

function systemCodeOf(cause: Error): string {
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
