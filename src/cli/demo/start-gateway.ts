import { bindNode, listen } from '#gateway';
import type { CommandContext } from '../command-context.ts';
import { loadConfig } from '../config/load-config.ts';
import { besideOpening, openEarly } from '../open-early.ts';
import { openGateway } from '../open-gateway.ts';

/** A gateway of this process, for as long as it is needed. */
export interface OwnGateway {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the gateway of the configuration on a free port of this machine; it asks nobody for a key.
 *
 * Throws  what `openGateway` throws
 */
export async function startOwnGateway({ environment, terminal }: CommandContext): Promise<OwnGateway> {
  const opening = openEarly(environment);
  const loaded = await besideOpening(opening, () => loadConfig(environment));
  // who may start the command may ask, so that configured keys do not apply
  const { guard, ...rest } = loaded.config;
  const unguarded = { ...loaded, config: { ...rest, guard: { ...guard, keys: [] } } };
  const open = await openGateway({ environment, loaded: unguarded, flags: {}, terminal, opening });
  const server = bindNode(open.gateway);
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await open.close();
  };
  try {
    const port = await listen(server, { host: '127.0.0.1', port: 0 });
    await open.dialSettled;
    return { url: `http://127.0.0.1:${port}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}
