import { once } from 'node:events';
import type { Server } from 'node:http';
import { flushCompileCache } from 'node:module';
import { VernierError } from '#core';
import { bindNode, listen } from '#gateway';
import type { CommandContext } from '../command-context.ts';
import { loadConfig } from '../config/load-config.ts';
import { besideOpening, type OpeningStore } from '../open-early.ts';
import { type GatewayFlags, openGateway } from '../open-gateway.ts';
import { greeting } from './greeting.ts';
import { watchForStop } from './watch-for-stop.ts';

/** The options of `vernier up`. */
export interface UpFlags extends GatewayFlags {
  readonly port?: number;
  readonly host?: string;
}

/** Milliseconds that running answers get to end after the first signal. */
const GRACE_MS = 10_000;
/** Milliseconds after which a person is told what is being waited for. */
const PATIENCE_MS = 1000;

/** Codes of an address that cannot be listened on, as the operating system says them. */
const ADDRESS_ADVICE: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: 'it is no address of this machine',
  ENOTFOUND: 'no such host name is known',
  EAI_AGAIN: 'the host name could not be looked up',
  EACCES: 'this user may not listen on this port',
};

async function listenOn(
  server: Server,
  at: { readonly host: string; readonly port: number },
): Promise<number> {
  try {
    return await listen(server, at);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = ADDRESS_ADVICE[code];
    if (reason === undefined) throw error;
    throw new VernierError(
      'config-invalid',
      `cannot listen on ${at.host}, port ${at.port} (${code}): ${reason}; choose another --host or --port`,
      { cause: error },
    );
  }
}

/** Takes no more requests, lets running answers end, and cuts off those that take too long. */
async function closeServer(server: Server, { terminal }: CommandContext): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const telling = setTimeout(() => {
    terminal.note(`stopping: running answers get ${GRACE_MS / 1000} s to end; Ctrl-C again stops at once`);
  }, PATIENCE_MS);
  const cutting = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  // an answer that ends after `close` leaves its connection open for the next request
  const sweeping = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearTimeout(telling);
  clearTimeout(cutting);
  clearInterval(sweeping);
}

/** What a start leaves behind for the next one: compiled code, also where this process is killed later. */
function keepCompiledCode(): void {
  flushCompileCache();
  // the cache is Vernier's: what it starts from here on must not write into it
  delete process.env['NODE_COMPILE_CACHE'];
}

/**
 * Serves until a signal to stop.
 *
 * Throws  what `openGateway` throws; 'port-in-use', 'config-invalid' for an address that cannot be listened on
 */
export async function runUp(context: CommandContext, flags: UpFlags, opening: OpeningStore): Promise<void> {
  const { environment, terminal } = context;
  const loaded = await besideOpening(opening, () => loadConfig(environment, flags.config));
  const host = flags.host ?? loaded.config.listen.host;
  const port = flags.port ?? loaded.config.listen.port;
  const open = await openGateway({ environment, loaded, flags, terminal, opening });
  try {
    const server = bindNode(open.gateway);
    const bound = await listenOn(server, { host, port });
    const stop = watchForStop(process, environment.clock);
    const { text, json } = greeting(open, { host, port: bound, loaded, today: environment.clock.now() });
    terminal.report({ text, json });
    keepCompiledCode();
    await stop.asked;
    await closeServer(server, context);
    stop.end();
  } finally {
    await open.close();
  }
}
