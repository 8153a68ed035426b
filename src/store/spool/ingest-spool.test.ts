import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRecord } from '../__fixtures__/create-record.ts';
import type { RequestSink } from '../requests/request-sink.ts';
import { createIngester, type Ingester } from './ingest-spool.ts';

const OWN = 12;
const LIVING = 13;
const DEAD = 14;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vernier-ingest-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A database in memory that can be down, and that refuses rows with certain ids as PostgreSQL does. */
class MemorySink implements RequestSink {
  readonly ids = new Set<unknown>();
  isDown = false;
  isDurable = true;
  refusedIds: readonly string[] = [];

  async insert(rows: Parameters<RequestSink['insert']>[0]): Promise<void> {
    if (this.isDown) throw new Error('the server is down');
    if (rows.some(([id]) => this.refusedIds.includes(String(id)))) {
      throw Object.assign(new Error('value out of range'), { code: '22003' });
    }
    for (const [id] of rows) this.ids.add(id);
  }

  async makeDurable(): Promise<boolean> {
    return this.isDurable;
  }

  async close(): Promise<void> {}
}

function createOwnIngester(sink: RequestSink): Ingester {
  return createIngester({ directory, processId: OWN, isProcessAlive: (id) => id !== DEAD, sink });
}

function writeSpool(name: string, ...ids: readonly string[]): void {
  const text = ids.map((id) => `${JSON.stringify(createRecord(id))}\n`).join('');
  writeFileSync(join(directory, name), text, { flag: 'a' });
}

describe('ingesting a spool folder', () => {
  it('reads every file, and deletes its own finished files and those of the dead only', async () => {
    writeSpool(`spool-${OWN}-1.closed.ndjson`, 'own-closed');
    writeSpool(`spool-${OWN}-2.ndjson`, 'own-open');
    writeSpool(`spool-${LIVING}-1.closed.ndjson`, 'living-closed');
    writeSpool(`spool-${LIVING}-2.ndjson`, 'living-open');
    writeSpool(`spool-${DEAD}-1.closed.ndjson`, 'dead-closed');
    writeSpool(`spool-${DEAD}-2.ndjson`, 'dead-open');
    writeFileSync(join(directory, 'notes.txt'), 'not ours');
    const sink = new MemorySink();
    await createOwnIngester(sink).ingest();
    expect(sink.ids.size).toBe(6);
    expect(readdirSync(directory).toSorted()).toEqual([
      'notes.txt',
      'spool-12-2.ndjson',
      'spool-13-1.closed.ndjson',
      'spool-13-2.ndjson',
    ]);
  });

  it('goes on where it stopped, and waits for the end of a line', async () => {
    const sink = new MemorySink();
    const ingester = createOwnIngester(sink);
    writeSpool(`spool-${LIVING}-1.ndjson`, 'req_1');
    const next = `${JSON.stringify(createRecord('req_2'))}\n`;
    writeFileSync(join(directory, `spool-${LIVING}-1.ndjson`), next.slice(0, 50), { flag: 'a' });
    expect(await ingester.ingest()).toMatchObject({ ingestedRecords: 1, rejectedLines: 0 });
    writeFileSync(join(directory, `spool-${LIVING}-1.ndjson`), next.slice(50), { flag: 'a' });
    expect(await ingester.ingest()).toMatchObject({ ingestedRecords: 2, rejectedLines: 0 });
  });

  it('keeps the spool while the database is down, and says why', async () => {
    const sink = new MemorySink();
    sink.isDown = true;
    const ingester = createOwnIngester(sink);
    writeSpool(`spool-${DEAD}-1.ndjson`, 'req_1');
    expect(await ingester.ingest()).toMatchObject({
      state: { status: 'delayed', reason: 'the server is down' },
      ingestedRecords: 0,
    });
    sink.isDown = false;
    expect(await ingester.ingest()).toMatchObject({ state: { status: 'complete' }, ingestedRecords: 1 });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('keeps a finished file until the database has it safe', async () => {
    const sink = new MemorySink();
    sink.isDurable = false;
    const ingester = createOwnIngester(sink);
    writeSpool(`spool-${DEAD}-1.ndjson`, 'req_1');
    await ingester.ingest();
    expect(readdirSync(directory)).toEqual(['spool-14-1.ndjson']);
    sink.isDurable = true;
    await ingester.ingest();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('keeps aside the one record that the database refuses, and stores its neighbours', async () => {
    const ids = Array.from({ length: 1_200 }, (_, index) => `req_${index}`);
    const sink = new MemorySink();
    sink.refusedIds = ['req_0', 'req_777'];
    writeSpool(`spool-${DEAD}-1.ndjson`, ...ids);
    expect(await createOwnIngester(sink).ingest()).toEqual({
      state: { status: 'complete' },
      ingestedRecords: 1_198,
      rejectedLines: 2,
    });
    expect(sink.ids.size).toBe(1_198);
    expect(readdirSync(directory)).toEqual(['spool-14-1.rejected']);
  });

  it('reads a new file of an old name from its start', async () => {
    const sink = new MemorySink();
    const ingester = createOwnIngester(sink);
    for (const id of ['req_1', 'req_2', 'req_3']) {
      writeSpool(`spool-${OWN}-1.closed.ndjson`, id);
      await ingester.ingest();
    }
    expect([...sink.ids]).toEqual(['req_1', 'req_2', 'req_3']);
  });
});
