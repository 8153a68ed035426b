import { describe, expect, it } from 'vitest';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecisionId } from '#core';
import { createRecord } from '../__fixtures__/create-record.ts';
import type { Store } from '../open-store.ts';
import { createSpool } from './create-spool.ts';

/** The place's first store, open for each test, and a way to open more. */
export interface StoreRig {
  readonly store: Store;
  /** Opens another store on the same place; closed after the test. */
  open(): Promise<Store>;
}

/** Counts the rows of `requests`; what the database gives, so that a count as text is seen. */
export async function countRequests(store: Store): Promise<unknown> {
  const row = await store.db
    .selectFrom('requests')
    .select((query) => query.fn.countAll().as('n'))
    .executeTakeFirst();
  return row?.n;
}

/** What the way from the spool into the database must do, on every database. */
export function testSpooling(rig: StoreRig): void {
  describe('spool', () => {
    testSpool(rig);
  });
  describe('a spool folder with other writers', () => {
    testForeignSpool(rig);
  });
}

function testSpool(rig: StoreRig): void {
  it('finds a record as soon as it is appended', async () => {
    const spool = createSpool({ directory: rig.store.spoolDirectory, processId: process.pid });
    spool.append(createRecord('req_1'));
    expect(await rig.store.findDecision(DecisionId.parse('dec_req_1'))).toEqual(createRecord('req_1'));
    spool.close();
  });

  it('ingests by itself, without being asked', async () => {
    const spool = createSpool({ directory: rig.store.spoolDirectory, processId: process.pid });
    spool.append(createRecord('req_1'));
    await expect.poll(() => countRequests(rig.store), { timeout: 5_000 }).toBe(1);
    spool.close();
  });

  it('empties the spool folder when the spool and the store are closed', async () => {
    const spool = createSpool({
      directory: rig.store.spoolDirectory,
      processId: process.pid,
      maxFileBytes: 4_000,
    });
    for (let index = 0; index < 20; index += 1) spool.append(createRecord(`req_${index}`));
    spool.close();
    expect(await rig.store.ingestNow()).toMatchObject({
      state: { status: 'complete' },
      ingestedRecords: 20,
    });
    expect(readdirSync(rig.store.spoolDirectory)).toEqual([]);
    expect(await countRequests(rig.store)).toBe(20);
  });
}

function testForeignSpool(rig: StoreRig): void {
  it('keeps rubbish lines aside and ingests the others', async () => {
    const file = join(rig.store.spoolDirectory, 'spool-999999999-1.closed.ndjson');
    const good = JSON.stringify(createRecord('req_1'));
    appendFileSync(
      file,
      `{"torn\n\0\0\0\n{"version":9}\n${good}\n[]\n${JSON.stringify(createRecord('req_2'))}`,
    );
    expect(await rig.store.ingestNow()).toEqual({
      state: { status: 'complete' },
      ingestedRecords: 2,
      rejectedLines: 4,
    });
    const rejected = readFileSync(join(rig.store.spoolDirectory, 'spool-999999999-1.rejected'), 'utf8');
    expect(rejected.split('\n').slice(0, 4)).toEqual(['{"torn', '\0\0\0', '{"version":9}', '[]']);
    expect(readdirSync(rig.store.spoolDirectory)).toEqual(['spool-999999999-1.rejected']);
  });

  it('ingests each record once when two stores read one folder', async () => {
    const other = await rig.open();
    const spool = createSpool({ directory: rig.store.spoolDirectory, processId: process.pid });
    for (let index = 0; index < 300; index += 1) spool.append(createRecord(`req_${index}`));
    spool.close();
    await Promise.all([rig.store.ingestNow(), other.ingestNow()]);
    expect(await countRequests(rig.store)).toBe(300);
  });
}
