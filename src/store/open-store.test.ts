import { describe, expect, it } from 'vitest';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { createRecord } from './__fixtures__/create-record.ts';
import { openStore } from './open-store.ts';
import { createSpool } from './spool/create-spool.ts';
import { type StorePlace, testStore } from './store-contract.ts';

const createHome = (): string => mkdtempSync(join(tmpdir(), 'vernier-store-'));
const removeHome = (home: string): void => rmSync(home, { recursive: true, force: true });

describe('the store on SQLite', () => {
  testStore(async () => {
    const home = createHome();
    return { open: () => openStore({ home }), remove: async () => removeHome(home) };
  });
});

const serverUrl = process.env['DATABASE_URL'];
if (serverUrl === undefined) console.info('the store on PostgreSQL: skipped, DATABASE_URL is not set');

async function runOnServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe.skipIf(serverUrl === undefined)('the store on PostgreSQL', () => {
  let places = 0;

  testStore(async (): Promise<StorePlace> => {
    const home = createHome();
    places += 1;
    const name = `vernier_test_${process.pid}_${places}`;
    await runOnServer(`create database ${name}`);
    const url = new URL(serverUrl ?? '');
    url.pathname = `/${name}`;
    return {
      open: () => openStore({ home, databaseUrl: url.href }),
      remove: async () => {
        await runOnServer(`drop database ${name} with (force)`);
        removeHome(home);
      },
    };
  });
});

async function refusal(opening: Promise<unknown>): Promise<unknown> {
  try {
    await opening;
    return 'opened';
  } catch (error) {
    return error;
  }
}

describe('opening what cannot be opened', () => {
  it('says what to do when the home folder cannot be made', async () => {
    const home = createHome();
    writeFileSync(join(home, 'file'), '');
    const error = await refusal(openStore({ home: join(home, 'file', 'home') }));
    expect(error).toMatchObject({ code: 'store-unavailable' });
    expect(String(error)).toMatch(
      /file.home cannot be used \(.*file is no folder\): set VERNIER_HOME to a folder/,
    );
    removeHome(home);
  });

  it('names what is a file where a folder should be: the home itself, or the spool in it', async () => {
    const home = createHome();
    writeFileSync(join(home, 'spool'), '');
    const file = join(home, 'spool');
    const advice = `(${file} is no folder): set VERNIER_HOME to a folder, or move ${file} away`;
    expect(String(await refusal(openStore({ home: file })))).toContain(`${file} cannot be used ${advice}`);
    expect(String(await refusal(openStore({ home })))).toContain(`${home} cannot be used ${advice}`);
    removeHome(home);
  });

  it('says what to do when the database file is no database, and leaves it as it is', async () => {
    const home = createHome();
    writeFileSync(join(home, 'vernier.db'), 'these are notes about lunch'.repeat(100));
    const error = await refusal(openStore({ home }));
    expect(error).toMatchObject({ code: 'store-unavailable' });
    expect(String(error)).toMatch(
      /vernier\.db cannot be used \(file is not a database\): move the file.* away/,
    );
    removeHome(home);
  });

  it('says what to do when the database server does not answer, without the password', async () => {
    const home = createHome();
    const error = await refusal(openStore({ home, databaseUrl: 'postgres://me:hunter2@127.0.0.1:1/ledger' }));
    expect(error).toMatchObject({ code: 'store-unavailable' });
    expect(String(error)).toMatch(/127\.0\.0\.1:1\/ledger cannot be used \(.*\): start the database server/);
    expect(String(error)).not.toContain('hunter2');
    removeHome(home);
  });
});

/** The database's files in a home folder with their modes. */
function modesOf(home: string): string[] {
  return readdirSync(home)
    .filter((name) => name.startsWith('vernier.db'))
    .map((name) => `${name} ${(statSync(join(home, name)).mode & 0o777).toString(8)}`);
}

describe('the files of SQLite', () => {
  const PRIVATE = ['vernier.db 600', 'vernier.db-shm 600', 'vernier.db-wal 600'];

  it('can be read by nobody else, also in a home folder that everybody may enter', async () => {
    const home = createHome();
    chmodSync(home, 0o755);
    const store = await openStore({ home });
    await store.saveRequests([createRecord('req_1')]);
    expect(modesOf(home)).toEqual(PRIVATE);
    await store.close();
    removeHome(home);
  });

  it('are closed to others where an earlier version left them open', async () => {
    const home = createHome();
    const first = await openStore({ home });
    for (const name of ['', '-shm', '-wal']) chmodSync(join(home, `vernier.db${name}`), 0o644);
    const second = await openStore({ home });
    expect(modesOf(home)).toEqual(PRIVATE);
    await second.close();
    await first.close();
    removeHome(home);
  });
});

describe('a database that another process has locked', () => {
  it('delays ingestion, keeps the spool, and catches up when the lock is gone', async () => {
    const home = createHome();
    const store = await openStore({ home });
    const spool = createSpool({ directory: store.spoolDirectory, processId: process.pid });
    const other = new DatabaseSync(join(home, 'vernier.db'));
    other.exec('begin immediate');
    spool.append(createRecord('req_1'));
    expect((await store.ingestNow()).state).toEqual({ status: 'delayed', reason: 'database is locked' });
    await expect(store.saveRequests([createRecord('req_2')])).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    other.exec('rollback');
    other.close();
    expect(await store.ingestNow()).toMatchObject({ state: { status: 'complete' }, ingestedRecords: 1 });
    spool.close();
    await store.close();
    removeHome(home);
  });
});
