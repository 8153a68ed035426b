import { VernierError } from '#core';
import type { CommandContext } from '../command-context.ts';
import { originOf } from '../commands/origin-of.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Environment } from '../environment.ts';
import { findGateway } from './find-gateway.ts';
import { createGatewayClient, type GatewayClient } from './gateway-client.ts';

/** A running gateway, or why there is none to ask. */
export type ReachedGateway =
  | { readonly status: 'running'; readonly client: GatewayClient }
  | { readonly status: 'none'; readonly why: string };

/** Which gateway is wanted. */
export interface WantedGateway {
  /** The one that was named; without it the configured one. */
  readonly url: string | undefined;
  /** What happens where none was named, for the advice. */
  readonly otherwise: string;
}

function configuredOrigin(environment: Environment): string | undefined {
  const { listen } = loadConfig(environment).config;
  return listen.port === 0 ? undefined : originOf(listen);
}

/**
 * Finds the gateway that was named, else the one at the configured address; `VERNIER_KEY` is its key.
 *
 * Throws  'upstream-unreachable' for a gateway that was named and does not run; 'config-invalid'
 */
export async function reachGateway(
  { environment }: Pick<CommandContext, 'environment'>,
  { url, otherwise }: WantedGateway,
): Promise<ReachedGateway> {
  const at = url ?? configuredOrigin(environment);
  // a gateway on any free port cannot be found
  if (at === undefined) return { status: 'none', why: 'the configuration names no port' };
  const found = await findGateway(at);
  if (found.status === 'vernier') {
    const key = environment.env['VERNIER_KEY'];
    return { status: 'running', client: createGatewayClient({ url: at, key: key === '' ? undefined : key }) };
  }
  const why = found.status === 'nothing' ? `no gateway runs at ${at}` : `the program at ${at} ${found.what}`;
  if (url === undefined) return { status: 'none', why };
  throw new VernierError(
    'upstream-unreachable',
    `${why}: start one with \`vernier up\`, or leave --url out and ${otherwise}`,
  );
}
