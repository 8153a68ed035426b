import type { Secret } from '#core';
import type { UpstreamRequest } from '../provider.ts';

/**
 * Makes the headers of a call to an upstream that speaks OpenAI Chat Completions.
 *
 * Shape   none of the client's headers goes on: its organisation and project belong to its key, not to this one
 */
export function requestHeaders(request: UpstreamRequest, apiKey: Secret): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: request.stream ? 'text/event-stream' : 'application/json',
    'accept-encoding': 'identity',
    authorization: `Bearer ${apiKey.reveal()}`,
  };
}
