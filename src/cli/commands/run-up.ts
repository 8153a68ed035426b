import { once } from 'node:events';
import type { Server } from 'node:http';
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { VernierError } from '#core';
import { bindNode, type ConsoleFiles, listen } from '#gateway';
import type { CommandContext } from '../command-context.ts';
import { loadConfig } from '../config/load-config.ts';
import { consoleFiles } from '../console-directory.ts';
import { besideOpening, type OpeningStore } from '../open-early.ts';
import { type GatewayFlags, openGateway } from '../open-gateway.ts';
import { greeting } from './greeting.ts';
import { tellLater } from './tell-later.ts';
import { watchForStop } from './watch-for-stop.ts';

/** The options of `vernier up`. */
export interface UpFlags extends GatewayFlags {
  readonly port?: number;
  readonly host?: string;
  readonly json?: boolean;
}

/** Where a gateway is to listen. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/** Milliseconds that running answers get to end after the first signal. */
const GRACE_MS = 10_000;
/** Milliseconds after which a person is told what is being waited for. */
const PATIENCE_MS = 1000;
/** Milliseconds that the greeting waits for a dial that only has to be read. */
const READING_MS = 100;

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

/** The built page; where it cannot be read the gateway serves without it. */
function readConsole({ terminal }: CommandContext): ConsoleFiles | undefined {
  try {
    return consoleFiles();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    terminal.note(`the page cannot be read (${reason}): delete console/dist, and start again`);
    return undefined;
  }
}

/** Listens; where the port is taken, finds out by whom: a second start says where the first is. */
async function listenOrExplain(
  server: Server,
  at: Address,
  { environment }: CommandContext,
): Promise<number> {
  try {
    return await listen(server, at);
  } catch (error) {
    if (!(error instanceof VernierError) || error.code !== 'port-in-use') throw error;
    const { checkPort } = await import('../doctor/port/check-port.ts');
    const { signal } = new AbortController();
    const { status, found } = await checkPort(at, { clock: environment.clock, signal });
    // whoever had it is gone by now
    if (status === 'ok') throw error;
    throw new VernierError('port-in-use', `port ${at.port} on ${at.host}: ${found}`, {
      cause: error,
      details: error.details,
    });
  }
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
  const page = readConsole(context);
  const open = await openGateway({ environment, loaded, flags, terminal, opening, console: page });
  try {
    const server = bindNode(open.gateway);
    const bound = await listenOrExplain(server, { host, port }, context);
    const stop = watchForStop(process, environment.clock);
    await Promise.race([open.dialSettled, sleep(READING_MS, undefined, { ref: false })]);
    const today = environment.clock.now();
    terminal.report(greeting(open, { host, port: bound, loaded, today, hasPage: page !== undefined }));
    keepCompiledCode();
    const stopping = new AbortController();
    const say = (line: string) => {
      if (flags.json !== true) context.out.write(`${line}\n`);
    };
    void tellLater(open, { environment, say, signal: stopping.signal });
    await stop.asked;
    stopping.abort();
    await closeServer(server, context);
    stop.end();
  } finally {
    await open.close();
  }
}
