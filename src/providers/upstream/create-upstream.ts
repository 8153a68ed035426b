import type { Pool } from 'undici';
import { VernierError } from '#core';
import type { UpstreamResponse } from '../provider.ts';
import { Exchange } from './exchange.ts';
import { redactKey } from './redact-key.ts';
import type { UpstreamConfig } from './schema.ts';

/** A message to send, with all its headers. */
interface UpstreamMessage {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly signal: AbortSignal | undefined;
}

/** The connections to one upstream. */
export interface Upstream {
  /** Posts a message; see `Provider.open` for how it ends. */
  post(message: UpstreamMessage): Promise<UpstreamResponse>;
  close(): Promise<void>;
}

/**
 * Opens the connections to one upstream: kept alive, one call at a time on each, as many as there are calls.
 *
 * Shape   answers are asked for uncompressed, so that their bytes can pass; redirects are refused, because the key
 *         would go where nobody configured it
 */
export function createUpstream(origin: string, config: UpstreamConfig): Upstream {
  const opening = openPool(origin, config);
  return {
    async post({ path, headers, body, signal }) {
      const pool = await opening;
      const exchange = new Exchange(config, signal);
      if (signal?.aborted !== true) pool.dispatch({ method: 'POST', path, headers, body }, exchange);
      // first, since a refusal quotes headers
      const response = redactKey(await exchange.head, config.apiKey.reveal());
      return refuseOthers(response, { ...config, wantsStream: headers['accept'] === EVENT_STREAM });
    },
    close: async () => (await opening).close(),
  };
}

/** Loads the HTTP client only where there is an upstream: a gateway without one needs none of its memory. */
async function openPool(origin: string, config: UpstreamConfig): Promise<Pool> {
  const undici = await import('undici');
  return new undici.Pool(origin, {
    // one connection per call: what was measured, and what an abort can close alone
    allowH2: false,
    pipelining: 1,
    connect: { timeout: config.connectTimeoutMs },
    headersTimeout: config.headTimeoutMs,
    bodyTimeout: config.stallTimeoutMs,
  });
}

const EVENT_STREAM = 'text/event-stream';

type Wanted = UpstreamConfig & { readonly wantsStream: boolean };

function refuseOthers(response: UpstreamResponse, config: Wanted): UpstreamResponse {
  const problem = findProblem(response, config.wantsStream);
  if (problem === undefined) return response;
  response.body.abort();
  throw new VernierError(
    'upstream-malformed',
    `the upstream ${config.id} at ${config.baseUrl} ${problem}: check that baseUrl names the interface itself`,
    { details: { providerId: config.id, upstreamStatus: response.status } },
  );
}

function findProblem({ status, headers }: UpstreamResponse, wantsStream: boolean): string | undefined {
  if (status >= 300 && status < 400) return `answered ${status}, a redirect, which is not followed`;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    return `compressed its answer (${String(encoding).slice(0, 40)}), which it was asked not to`;
  }
  const type = headers['content-type'];
  if (!wantsStream || status >= 300 || type === undefined || String(type).startsWith(EVENT_STREAM))
    return undefined;
  return `answered ${String(type).slice(0, 60)} where an event stream was asked for`;
}
