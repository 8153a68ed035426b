import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certifyOnRecord, openPolicy } from '#routing';
import { openStore, type Store } from '#store';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hullPolicy } from '../src/routing/__fixtures__/example-dial.ts';
import { drawRows, NO_SIGNAL } from '../src/routing/__fixtures__/synthetic-world.ts';

const CLAIM = { rho: 0.9, delta: 0.05, now: '2026-11-16T12:00:00.000Z' };

const serverUrl = process.env['DATABASE_URL'];
if (serverUrl === undefined)
  console.info('certifying at once on PostgreSQL: skipped, DATABASE_URL is not set');

async function runOnServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** What several processes do at once on one database, each by a store and on a home of its own where it is a server. */
function testAtOnce(open: (home: string) => Promise<Store>, ownHomes: boolean): void {
  const homes: string[] = [];
  const stores: Store[] = [];
  const createHome = (): string => {
    const home = mkdtempSync(join(tmpdir(), 'vernier-at-once-'));
    homes.push(home);
    return home;
  };
  const openNext = async (): Promise<Store> => {
    const store = await open(ownHomes ? createHome() : (homes[0] ?? createHome()));
    stores.push(store);
    return store;
  };
  afterAll(async () => {
    for (const store of stores) await store.close();
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  });

  /** One attempt of each seed's policy on the same rows, all at once; gives which attempt each was. */
  async function attemptsAtOnce(seeds: readonly string[], rowSeed: string): Promise<number[]> {
    const rows = drawRows(NO_SIGNAL, { rows: 100, seed: rowSeed });
    const subjects = [];
    for (const seed of seeds)
      subjects.push({ policy: openPolicy(hullPolicy(seed)), store: await openNext() });
    const certificates = await Promise.all(
      subjects.map(({ policy, store }) => certifyOnRecord(store.db, { policy, rows }, CLAIM)),
    );
    return certificates.map(({ attempt }) => attempt).toSorted((a, b) => a - b);
  }

  it('counts each of several attempts on the same rows, so that no two have the whole risk', async () => {
    expect(await attemptsAtOnce(['1', '2', '3', '4'], 'at once')).toEqual([1, 2, 3, 4]);
  });

  it('makes one attempt of the same question asked several times', async () => {
    expect(await attemptsAtOnce(['same', 'same', 'same'], 'the same')).toEqual([1, 1, 1]);
  });
}

describe('certifying at once on SQLite', () => {
  testAtOnce((home) => openStore({ home }), false);
});

describe.skipIf(serverUrl === undefined)('certifying at once on PostgreSQL', () => {
  const name = `vernier_at_once_${process.pid}`;
  // before and after the stores' own: hooks that undo run in the other order
  beforeAll(() => runOnServer(`create database ${name}`));
  afterAll(() => runOnServer(`drop database ${name} with (force)`));

  testAtOnce((home) => {
    const url = new URL(serverUrl ?? '');
    url.pathname = `/${name}`;
    return openStore({ home, databaseUrl: url.href });
  }, true);
});
