import { onTestFinished } from 'vitest';
import type { GatewayParts } from '../index.ts';
import { createParts, type TestParts, upstreamProviders } from './create-parts.ts';
import { type ScriptedUpstream, startUpstream, type UpstreamScript } from './scripted-upstream.ts';
import { type ServedGateway, serveGateway } from './serve-gateway.ts';

/** A gateway over real sockets, and what it is made of. */
export interface ServedParts extends ServedGateway {
  readonly parts: TestParts;
}

/** Serves the parts of a test over real sockets until the test is over. */
export async function serveParts(changes: Partial<GatewayParts> = {}): Promise<ServedParts> {
  const parts = createParts(changes);
  const served = await serveGateway(parts);
  onTestFinished(() => served.stop());
  return { ...served, parts };
}

/** Serves a gateway whose models are answered by a script, until the test is over. */
export async function serveUpstream(
  script: UpstreamScript,
): Promise<ServedParts & { readonly upstream: ScriptedUpstream }> {
  const upstream = await startUpstream(script);
  return { upstream, ...(await serveParts({ providers: upstreamProviders(upstream.baseUrl) })) };
}
