import type { Secret } from '#core';
import type { UpstreamRequest } from '../provider.ts';

/** The version of the interface that is asked for when the client names none. */
const DEFAULT_VERSION = '2023-06-01';

/** Headers of the client that are the upstream's to judge, and go on unchanged. */
const PASSED = ['anthropic-version', 'anthropic-beta'];

/** Makes the headers of a call to an upstream that speaks Anthropic Messages. The client's own key never goes on. */
export function requestHeaders(request: UpstreamRequest, apiKey: Secret): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: request.stream ? 'text/event-stream' : 'application/json',
    'accept-encoding': 'identity',
    'anthropic-version': DEFAULT_VERSION,
    'x-api-key': apiKey.reveal(),
  };
  for (const name of PASSED) {
    const value = request.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}
