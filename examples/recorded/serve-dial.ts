import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCatalog } from '#catalog';
import { EffortConfig } from '#effort';
import { bindNode, createGateway, listen } from '#gateway';
import { createGuard, GuardConfig } from '#guard';
import { createProviderRegistry, createRecordedProvider, type RecordedRow } from '#providers';
import type { Dial } from '#routing';
import { createSpool, openStore } from '#store';
import { LADDER } from './read-data.ts';

/** A gateway on a free port of this machine, in a home folder of its own. */
export interface ServedDial {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a dial from recorded answers, by the same parts as `vernier up`. */
export async function serveDial(dial: Dial, rows: readonly RecordedRow[]): Promise<ServedDial> {
  const home = mkdtempSync(join(tmpdir(), 'vernier-recorded-'));
  const catalog = createCatalog();
  const store = await openStore({ home });
  const spool = createSpool({ directory: store.spoolDirectory, processId: process.pid });
  let ids = 0;
  const server = bindNode(
    createGateway({
      catalog,
      providers: createProviderRegistry([
        { provider: createRecordedProvider({ rows, catalog }), models: LADDER },
      ]),
      guard: createGuard(GuardConfig.parse({})),
      effort: EffortConfig.parse({}),
      defaultHold: 0.97,
      dial: () => dial,
      ladder: LADDER,
      spool,
      store,
      clock: { now: () => Date.now(), monotonicMs: () => performance.now() },
      createId: (prefix) => `${prefix}_${(ids += 1).toString(36)}`,
      version: 'example',
      crash: (error) => {
        throw error;
      },
    }),
  );
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      spool.close();
      await store.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
