import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DecisionId, RequestId } from '#core';
import { createRecord } from './__fixtures__/create-record.ts';
import type { Store } from './open-store.ts';
import { takeTurn } from './postgres/take-turn.ts';
import { streamRequests } from './requests/stream-requests.ts';
import { countRequests, type StoreRig, testSpooling } from './spool/spool-contract.ts';

/** A fresh, empty place for a store: a home folder, and a database where that is elsewhere. */
export interface StorePlace {
  /** Opens a store there; several may be open at once. */
  open(): Promise<Store>;
  /** Deletes the place and what is in it; the stores are closed before. */
  remove(): Promise<void>;
}

const request = (id: string): RequestId => RequestId.parse(id);
const decision = (id: string): DecisionId => DecisionId.parse(id);

const CREATED_AT = '2026-11-20T12:00:00.000Z';

async function insertPolicy(db: Store['db'], hash: string): Promise<void> {
  const artefact = JSON.stringify({ version: 1 });
  await db.insertInto('policies').values({ hash, created_at: CREATED_AT, artefact }).execute();
}

async function countAttempts(store: Store, clusters: readonly string[]): Promise<number> {
  const row = await store.db
    .selectFrom('certification_rows')
    .select(({ fn }) => fn.count<number>('attempt_id').distinct().as('attempts'))
    .where('cluster_id', 'in', clusters)
    .executeTakeFirstOrThrow();
  return row.attempts;
}

/** What every database of the store must do; the documentation of the plug. */
export function testStore(createPlace: () => Promise<StorePlace>): void {
  let place: StorePlace;
  let opened: Store[];
  let first: Store;

  const open = async (): Promise<Store> => {
    const next = await place.open();
    opened.push(next);
    return next;
  };
  const rig: StoreRig = {
    get store() {
      return first;
    },
    open,
  };

  beforeEach(async () => {
    place = await createPlace();
    opened = [];
    first = await open();
  });

  afterEach(async () => {
    for (const each of opened) await each.close();
    await place.remove();
  });

  describe('requests', () => {
    testRequests(rig);
  });
  testSpooling(rig);
  describe('policies', () => {
    testPolicies(rig);
  });
  describe('certification', () => {
    testCertification(rig);
  });
  describe('transactions and opening', () => {
    testOpening(rig);
  });
}

function testRequests(rig: StoreRig): void {
  it('gives back a saved record by request id and by decision id', async () => {
    const record = createRecord('req_1');
    await rig.store.saveRequests([record, createRecord('req_2')]);
    expect(await rig.store.findRequest(request('req_1'))).toEqual(record);
    expect(await rig.store.findDecision(decision('dec_req_1'))).toEqual(record);
    expect(await rig.store.findRequest(request('req_3'))).toBeUndefined();
    expect(await rig.store.findDecision(decision('dec_req_3'))).toBeUndefined();
  });

  it('gives every request once, page by page', async () => {
    const ids = ['req_1', 'req_2', 'req_3', 'req_4', 'req_5'];
    for (const pageRows of [1, 2, 5, 9]) {
      await rig.store.saveRequests(ids.map((id) => createRecord(id)));
      const streamed: unknown[] = [];
      for await (const { record } of streamRequests(rig.store.db, pageRows))
        streamed.push(JSON.parse(record));
      expect(streamed).toEqual(ids.map((id) => createRecord(id)));
    }
  });

  it('keeps the first record of an id, within one call and across calls', async () => {
    await rig.store.saveRequests([createRecord('req_1'), createRecord('req_1', { httpStatus: 500 })]);
    await rig.store.saveRequests([createRecord('req_1', { httpStatus: 404 })]);
    expect((await rig.store.findRequest(request('req_1')))?.httpStatus).toBe(200);
    expect(await countRequests(rig.store)).toBe(1);
  });

  it('counts, sums and sorts by column with numbers for numbers', async () => {
    await rig.store.saveRequests([
      createRecord('req_1', { receivedAt: '2026-11-20T12:00:00.500Z' }),
      createRecord('req_2', { receivedAt: '2026-11-20T12:00:00Z' }),
      createRecord('req_3', { cost: { status: 'unpriced', reason: 'unknown-model' }, attempts: [] }),
    ]);
    const totals = await rig.store.db
      .selectFrom('requests')
      .select(({ fn }) => [fn.sum('input_tokens').as('tokens'), fn.sum('cost_usd').as('costUsd')])
      .executeTakeFirst();
    expect(totals).toEqual({ tokens: 200, costUsd: 0.025 });
    const rows = await rig.store.db
      .selectFrom('requests')
      .select(['id', 'unpriced_reason', 'http_status'])
      .where('received_at', '>=', '2026-11-20T12:00:00.000Z')
      .orderBy('received_at')
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { id: 'req_2', unpriced_reason: null, http_status: 200 },
      { id: 'req_3', unpriced_reason: 'unknown-model', http_status: 200 },
      { id: 'req_1', unpriced_reason: null, http_status: 200 },
    ]);
  });

  it('stores names that hold NUL characters and halves of surrogate pairs', async () => {
    await rig.store.saveRequests([createRecord('req_1', { modelAsked: 'a\0b\uD800c \\u0000 ü🙂' })]);
    expect((await rig.store.findRequest(request('req_1')))?.modelAsked).toBe('a\uFFFDb\uFFFDc \\u0000 ü🙂');
  });

  it('saves thousands of records in one call', async () => {
    await rig.store.saveRequests(Array.from({ length: 1_234 }, (_, index) => createRecord(`req_${index}`)));
    expect(await countRequests(rig.store)).toBe(1_234);
  });
}

function testPolicies(rig: StoreRig): void {
  it('reads the policy in force by slot and refuses one that does not exist', async () => {
    await insertPolicy(rig.store.db, 'h1');
    const inForce = { slot: 'direct', version: 1, changed_at: CREATED_AT };
    await rig.store.db
      .insertInto('policies_in_force')
      .values({ ...inForce, policy_hash: 'h1' })
      .execute();
    const row = await rig.store.db
      .selectFrom('policies_in_force')
      .innerJoin('policies', 'policies.hash', 'policies_in_force.policy_hash')
      .select(['artefact', 'version'])
      .where('slot', '=', 'direct')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.artefact)).toEqual({ version: 1 });
    expect(row.version).toBe(1);
    const dangling = { ...inForce, slot: 'checked', policy_hash: 'h2' };
    await expect(rig.store.db.insertInto('policies_in_force').values(dangling).execute()).rejects.toThrow(
      /foreign key/i,
    );
  });
}

function testCertification(rig: StoreRig): void {
  it('counts the earlier attempts that saw any of some clusters', async () => {
    const attempt = {
      pool_hash: 'p',
      policy_hash: 'h',
      rho: 0.95,
      segment: '',
      attempted_at: CREATED_AT,
      certificate: '{}',
    };
    await rig.store.db
      .insertInto('certification_attempts')
      .values([
        { id: 'a1', ...attempt },
        { id: 'a2', ...attempt },
      ])
      .execute();
    await rig.store.db
      .insertInto('certification_rows')
      .values([
        { cluster_id: 'c1', attempt_id: 'a1' },
        { cluster_id: 'c2', attempt_id: 'a1' },
        { cluster_id: 'c2', attempt_id: 'a2' },
      ])
      .execute();
    expect(await countAttempts(rig.store, ['c1'])).toBe(1);
    expect(await countAttempts(rig.store, ['c1', 'c2', 'c3'])).toBe(2);
    expect(await countAttempts(rig.store, ['c3'])).toBe(0);
  });
}

/** Adds a policy named by how many there are, as a transaction that takes its turn. */
async function addNextPolicy({ db }: Store): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'the contract');
    const rows = await transaction.selectFrom('policies').select('hash').execute();
    await insertPolicy(transaction, `policy ${rows.length + 1}`);
  });
}

function testOpening(rig: StoreRig): void {
  it('undoes a transaction that fails, and runs others meanwhile one after the other', async () => {
    const failing = rig.store.db.transaction().execute(async (transaction) => {
      await insertPolicy(transaction, 'undone');
      throw new Error('changed my mind');
    });
    const working = rig.store.db.transaction().execute((transaction) => insertPolicy(transaction, 'kept'));
    await expect(failing).rejects.toThrow('changed my mind');
    await working;
    const rows = await rig.store.db.selectFrom('policies').select('hash').execute();
    expect(rows).toEqual([{ hash: 'kept' }]);
  });

  it('gives transactions that take turns what the one before them wrote, over several stores', async () => {
    const stores = await Promise.all([rig.open(), rig.open(), rig.open()]);
    await Promise.all(stores.map(addNextPolicy));
    const rows = await rig.store.db.selectFrom('policies').select('hash').orderBy('hash').execute();
    expect(rows.map(({ hash }) => hash)).toEqual(['policy 1', 'policy 2', 'policy 3']);
  });

  it('opens many times at once, and again with what was saved', async () => {
    await rig.store.saveRequests([createRecord('req_1')]);
    const others = await Promise.all([rig.open(), rig.open(), rig.open()]);
    for (const other of others) expect(await countRequests(other)).toBe(1);
  });

  it('refuses a database that a newer version has changed, and says so', async () => {
    const log = rig.store.db.$extendTables<{ kysely_migration: { name: string; timestamp: string } }>();
    await log
      .insertInto('kysely_migration')
      .values({ name: '9999-from-the-future', timestamp: '2099-01-01T00:00:00.000Z' })
      .execute();
    await expect(rig.open()).rejects.toThrow(/9999-from-the-future.*update Vernier/);
    await expect(rig.open()).rejects.toMatchObject({ code: 'store-unavailable' });
  });
}
