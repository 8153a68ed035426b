import type { Secret } from '#core';
import type { WireFormat } from '#wire';
import type { Provider, UpstreamRequest } from '../provider.ts';
import { createUpstream } from './create-upstream.ts';
import type { UpstreamConfig } from './schema.ts';
import { upstreamUrl } from './upstream-url.ts';

/** What a provider of one wire format adds to the transport. */
export interface UpstreamProtocol {
  readonly format: WireFormat;
  readonly requestHeaders: (request: UpstreamRequest, apiKey: Secret) => Record<string, string>;
}

/** Makes the provider of an upstream that is reached by HTTP and speaks one wire format. */
export function createUpstreamProvider(config: UpstreamConfig, protocol: UpstreamProtocol): Provider {
  const { format, requestHeaders } = protocol;
  const { origin, path } = upstreamUrl(config.baseUrl, format);
  const upstream = createUpstream(origin, config);
  return {
    id: config.id,
    source: 'measured',
    formats: [format],
    open: (request) =>
      upstream.post({
        path,
        headers: requestHeaders(request, config.apiKey),
        body: request.body,
        signal: request.signal,
      }),
    close: () => upstream.close(),
  };
}
