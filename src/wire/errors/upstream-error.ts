import { VernierError } from '#core';
import { redactKeys } from './redact-keys.ts';

/** What an upstream said about its error, in its own words. */
export interface UpstreamErrorFacts {
  readonly type?: string | undefined;
  readonly message?: string | undefined;
}

/** Makes the error for a refusal by the upstream. Its message goes along without anything that could be a key. */
export function upstreamRefused(status: number | undefined, facts: UpstreamErrorFacts): VernierError {
  const type = facts.type === undefined ? null : redactKeys(facts.type);
  const message = facts.message === undefined ? null : redactKeys(facts.message);
  const label = [status, type].filter((part) => part !== undefined && part !== null).join(' ');
  return new VernierError(
    'upstream-refused',
    `the upstream refused the request (${label === '' ? 'no status' : label}: ${message ?? 'no message'}): ${advice(status)}`,
    { details: { upstreamStatus: status ?? null, upstreamType: type, upstreamMessage: message } },
  );
}

/** Makes the error for an upstream that does not speak its format. */
export function upstreamMalformed(problem: string): VernierError {
  return new VernierError(
    'upstream-malformed',
    `the upstream's answer is not in its format (${problem}): try again; if it stays, check the upstream's base URL and format`,
  );
}

/** Makes the error for an upstream that ends before its answer does. */
export function upstreamClosed(): VernierError {
  return new VernierError(
    'upstream-closed',
    'the upstream closed the stream before its answer was complete, no terminator came: try again',
  );
}

/** Makes the error for an answer that should have been one JSON body and has none. */
export function upstreamEmpty(status: number | undefined): VernierError {
  const answered = status === undefined ? 'answered' : `answered ${status}`;
  return new VernierError(
    'upstream-closed',
    `the upstream ${answered} with an empty body where one JSON object was asked for: try again; if it stays, check the upstream's base URL and format`,
  );
}

function advice(status: number | undefined): string {
  if (status === undefined) return 'try again';
  if (status === 401 || status === 402 || status === 403)
    return "check the upstream's key and account in the configuration";
  if (status === 429 || status === 529 || status === 503) return 'wait and try again';
  return status < 500 ? 'change the request' : 'try again';
}
