import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '#store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleDial, hullPolicy } from './__fixtures__/example-dial.ts';
import { drawRows, NO_SIGNAL, permuteRows } from './__fixtures__/synthetic-world.ts';
import type { Claim } from './certificate/claim.ts';
import { riskOfAttempt } from './certificate/risk-of-attempt.ts';
import { serveCertificates } from './dial/served-certificates.ts';
import { openPolicy } from './open-policy.ts';
import { type RowTable, selectRows } from './rows/row-table.ts';
import { certifyOnRecord, loadDialInForce, saveDial } from './store.ts';

const homes: string[] = [];
const stores: Store[] = [];

async function openEmptyStore(): Promise<Store> {
  const home = mkdtempSync(join(tmpdir(), 'vernier-routing-'));
  homes.push(home);
  const store = await openStore({ home });
  stores.push(store);
  return store;
}

afterAll(async () => {
  for (const store of stores) await store.close();
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

const first = hullPolicy('first policy');
const second = hullPolicy('second policy');
const policy = openPolicy(first);
const drawPool = (seed: string, count = 100) => drawRows(NO_SIGNAL, { rows: count, seed });
const rows = drawPool('certify rows');
const claimAt = (now: string, rho = 0.9) => ({ rho, delta: 0.05, now });
const MONDAY = '2026-11-16T12:00:00.000Z';
const TUESDAY = '2026-11-17T12:00:00.000Z';

describe('the dial in force', () => {
  it('is none before one was saved', async () => {
    const store = await openEmptyStore();
    expect(await loadDialInForce(store.db)).toBeUndefined();
  });

  it('is the one saved last, to the last bit', async () => {
    const store = await openEmptyStore();
    const dial = exampleDial(first);
    await saveDial(store.db, exampleDial(second), MONDAY);
    await saveDial(store.db, dial, TUESDAY);
    expect(await loadDialInForce(store.db)).toEqual({ ...dial, certificates: [] });
  });

  it('can be put back in force after another was tried', async () => {
    const store = await openEmptyStore();
    await saveDial(store.db, exampleDial(first), MONDAY);
    await saveDial(store.db, exampleDial(second), TUESDAY);
    await saveDial(store.db, exampleDial(first), TUESDAY);
    expect((await loadDialInForce(store.db))?.policy.hash).toBe(first.hash);
  });

  it('shows the readings of its newest measurement, also where nothing else of it changed', async () => {
    const store = await openEmptyStore();
    const dial = exampleDial(first);
    const again = { ...dial, readings: exampleDial(first, 80).readings };
    await saveDial(store.db, dial, MONDAY);
    const earned = await certifyOnRecord(store.db, { policy, rows }, claimAt(MONDAY, 0.9));
    await saveDial(store.db, again, TUESDAY);
    expect(await loadDialInForce(store.db)).toEqual({ ...again, certificates: [earned] });
  });

  it('comes with the certificates that its own attempts earned, by share', async () => {
    const store = await openEmptyStore();
    await saveDial(store.db, exampleDial(first), MONDAY);
    const high = await certifyOnRecord(store.db, { policy, rows }, claimAt(MONDAY, 0.95));
    const low = await certifyOnRecord(store.db, { policy, rows }, claimAt(MONDAY, 0.9));
    await certifyOnRecord(store.db, { policy: openPolicy(second), rows }, claimAt(MONDAY, 0.9));
    expect((await loadDialInForce(store.db))?.certificates).toEqual([low, high]);
  });

  it('comes with the certificate of each promise that was asked for last, also where a clock went back', async () => {
    const store = await openEmptyStore();
    await saveDial(store.db, exampleDial(first), MONDAY);
    const issue = (seed: string, now: string, rho: number) =>
      certifyOnRecord(store.db, { policy, rows: drawPool(seed) }, claimAt(now, rho));
    await issue('low, first', MONDAY, 0.9);
    const low = await issue('low, last', TUESDAY, 0.9);
    await issue('high, first', TUESDAY, 0.95);
    const high = await issue('high, last', MONDAY, 0.95);
    expect((await loadDialInForce(store.db))?.certificates).toEqual([low, high]);
  });

  it('names promises on all requests before those on a part of them', async () => {
    const store = await openEmptyStore();
    await saveDial(store.db, exampleDial(first), MONDAY);
    await certifyOnRecord(store.db, { policy, rows }, { ...claimAt(MONDAY, 0.9), segment: 'work' });
    await certifyOnRecord(store.db, { policy, rows }, claimAt(MONDAY, 0.95));
    const found = (await loadDialInForce(store.db))?.certificates ?? [];
    expect(found.map(({ segment, rho }) => [segment, rho])).toEqual([
      [null, 0.95],
      ['work', 0.9],
    ]);
  });
});

const part = (pool: RowTable) => selectRows(pool, (_, row) => row < 60);

describe('a certification attempt', () => {
  // each test draws rows of its own, which no other has seen
  let store: Store;
  beforeAll(async () => {
    store = await openEmptyStore();
  });

  it('on rows never used before has the whole risk', async () => {
    const pool = drawPool('on rows never');
    const certificate = await certifyOnRecord(store.db, { policy, rows: pool }, claimAt(MONDAY));
    expect(certificate).toMatchObject({ attempt: 1, deltaUsed: 0.05, issuedAt: MONDAY });
  });

  it('that is asked for again is looked up, not made again', async () => {
    const pool = drawPool('that is asked');
    const certificate = await certifyOnRecord(store.db, { policy, rows: pool }, claimAt(MONDAY));
    const again = { policy, rows: permuteRows(pool, 'other order') };
    expect(await certifyOnRecord(store.db, again, claimAt(TUESDAY))).toEqual(certificate);
  });

  it('with another policy on the same rows is paid for, more each time', async () => {
    const pool = drawPool('with another');
    const seeds = ['one', 'two', 'three'];
    const attempts = [];
    for (const seed of seeds) {
      const subject = { policy: openPolicy(hullPolicy(seed)), rows: pool };
      attempts.push(await certifyOnRecord(store.db, subject, claimAt(MONDAY)));
    }
    expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(attempts.map(({ deltaUsed }) => deltaUsed)).toEqual([1, 2, 3].map((j) => riskOfAttempt(0.05, j)));
  });

  it('is paid for when all of earlier rows come again among others', async () => {
    const pool = drawPool('is paid for when');
    await certifyOnRecord(store.db, { policy, rows: part(pool) }, claimAt(MONDAY));
    expect((await certifyOnRecord(store.db, { policy, rows: pool }, claimAt(TUESDAY))).attempt).toBe(2);
  });

  it('that takes a single row of an earlier one among fresh rows is refused, and says how many are missing', async () => {
    const pool = drawPool('a single row');
    const one = pool.clusterIds[0] ?? '';
    await certifyOnRecord(store.db, { policy, rows: pool }, claimAt(MONDAY));
    const fresh = drawPool('new rows');
    const touching = { ...fresh, clusterIds: [one, ...fresh.clusterIds.slice(1)] };
    await expect(
      certifyOnRecord(store.db, { policy, rows: touching }, claimAt(TUESDAY)),
    ).rejects.toMatchObject({
      code: 'not-enough-rows',
      message: expect.stringContaining('together with 99 that are missing here: give all of those'),
    });
  });

  it.each([
    ['share', { rho: 0.8 }],
    ['smaller risk', { delta: 0.01 }],
  ])('on a part of earlier rows at another %s is refused', async (what, claim) => {
    const pool = drawPool(`in part at another ${what}`);
    await certifyOnRecord(store.db, { policy, rows: pool }, claimAt(MONDAY));
    const asked = { ...claimAt(TUESDAY), ...claim };
    await expect(certifyOnRecord(store.db, { policy, rows: part(pool) }, asked)).rejects.toMatchObject({
      code: 'not-enough-rows',
    });
  });

  it('on a part of earlier rows at a larger risk is answered by what all of them gave', async () => {
    const pool = drawPool('in part at a larger risk');
    const whole = await certifyOnRecord(store.db, { policy, rows: pool }, claimAt(MONDAY));
    const asked = { ...claimAt(TUESDAY), delta: 0.3 };
    expect(await certifyOnRecord(store.db, { policy, rows: part(pool) }, asked)).toEqual(whole);
  });

  it('on other rows, or for another share, costs nothing', async () => {
    const pool = drawPool('on other rows');
    const half = (rest: 0 | 1) => selectRows(pool, (_, row) => row % 2 === rest);
    await certifyOnRecord(store.db, { policy, rows: half(0) }, claimAt(MONDAY));
    const others = await certifyOnRecord(store.db, { policy, rows: half(1) }, claimAt(MONDAY));
    const share = await certifyOnRecord(store.db, { policy, rows: half(0) }, claimAt(MONDAY, 0.95));
    expect([others.attempt, share.attempt]).toEqual([1, 1]);
  });

  it.each([
    [0.9001, 2],
    [0.8999, 2],
    [0.91, 1],
  ])(
    'for %d after 0.9 on the same rows is attempt %d: a hair beside a promise is the same promise',
    async (rho, attempt) => {
      const pool = drawPool(`a hair ${rho}`);
      await certifyOnRecord(store.db, { policy, rows: pool }, claimAt(MONDAY));
      const again = await certifyOnRecord(store.db, { policy, rows: pool }, claimAt(MONDAY, rho));
      expect(again.attempt).toBe(attempt);
    },
  );

  it('on fitted rows is refused and not counted', async () => {
    const fitted = drawRows(NO_SIGNAL, { rows: 90, seed: 'first policy' });
    await expect(certifyOnRecord(store.db, { policy, rows: fitted }, claimAt(MONDAY))).rejects.toThrow(
      expect.objectContaining({ code: 'rows-already-used' }),
    );
    const other = { policy: openPolicy(second), rows: fitted };
    expect((await certifyOnRecord(store.db, other, claimAt(MONDAY))).attempt).toBe(1);
  });

  it('on more rows than one query may name is counted all the same', async () => {
    const many = drawPool('many rows', 1200);
    await certifyOnRecord(store.db, { policy, rows: many }, claimAt(MONDAY));
    const last = selectRows(many, (_, row) => row >= 1190);
    const other = { policy: openPolicy(second), rows: last };
    expect((await certifyOnRecord(store.db, other, claimAt(TUESDAY))).attempt).toBe(2);
  });
});

describe('what is in force', () => {
  const WEDNESDAY = '2026-11-18T12:00:00.000Z';
  let store: Store;
  beforeAll(async () => {
    store = await openEmptyStore();
    await saveDial(store.db, exampleDial(first), MONDAY);
  });
  const certifyRows = (pool: RowTable, now: string, claim: Partial<Claim> = {}) =>
    certifyOnRecord(store.db, { policy, rows: pool }, { ...claimAt(now), ...claim });
  const inForce = async (rho = 0.9) =>
    (await loadDialInForce(store.db))?.certificates.filter((one) => one.rho === rho);

  it('is what was printed last: after a look-up the attempt that was looked up', async () => {
    const pool = drawPool('looked up');
    const whole = await certifyRows(pool, MONDAY);
    const fresh = await certifyRows(drawPool('fresh', 60), TUESDAY);
    expect(await inForce()).toEqual([fresh]);
    expect(await certifyRows(pool, WEDNESDAY)).toEqual(whole);
    expect(await inForce()).toEqual([whole]);
  });

  it('stays what all cases gave when only a part of them is asked again, which costs nothing', async () => {
    const pool = drawPool('asked in part');
    const claim = { rho: 0.8 };
    const whole = await certifyRows(pool, MONDAY, claim);
    expect(await certifyRows(part(pool), TUESDAY, claim)).toEqual(whole);
    expect(await inForce(0.8)).toEqual([whole]);
    const more = drawPool('asked in part', 130);
    expect((await certifyRows(more, WEDNESDAY, claim)).attempt).toBe(2);
  });

  it('is what more cases gave where a part was asked before', async () => {
    const pool = drawPool('part before');
    const claim = { rho: 0.7 };
    await certifyRows(part(pool), MONDAY, claim);
    const whole = await certifyRows(pool, TUESDAY, claim);
    expect(await certifyRows(part(pool), WEDNESDAY, claim)).toEqual(whole);
    expect(await inForce(0.7)).toEqual([whole]);
  });

  it('is what all cases gave where an older Vernier let a part of them replace it', async () => {
    const pool = drawPool('older');
    const claim = { rho: 0.6 };
    await certifyRows(part(pool), MONDAY, claim);
    const whole = await certifyRows(pool, MONDAY, claim);
    await store.db
      .updateTable('certification_attempts')
      .set({ attempted_at: MONDAY })
      .where('rho', '=', 0.6)
      .where('pool_hash', '=', whole.poolHash)
      .execute();
    await store.db
      .updateTable('certification_attempts')
      .set({ attempted_at: TUESDAY })
      .where('rho', '=', 0.6)
      .where('pool_hash', '!=', whole.poolHash)
      .execute();
    expect(await inForce(0.6)).toEqual([whole]);
  });

  it('is not tested again at a larger share of the risk', async () => {
    const pool = drawPool('shared risk');
    const shared = await certifyRows(pool, MONDAY, { rho: 0.5, claims: 2 });
    expect(await certifyRows(pool, TUESDAY, { rho: 0.5 })).toEqual(shared);
  });

  it('is at one risk each, and of a smaller one where that was asked for before', async () => {
    const pool = drawPool('two risks');
    const careful = await certifyOnRecord(
      store.db,
      { policy, rows: pool },
      { ...claimAt(MONDAY, 0.4), delta: 0.01 },
    );
    const fresh = drawPool('two risks, fresh');
    const bold = await certifyOnRecord(
      store.db,
      { policy, rows: fresh },
      { ...claimAt(TUESDAY, 0.4), delta: 0.2 },
    );
    const found = (await inForce(0.4)) ?? [];
    expect(found).toEqual([careful, bold]);
    expect(serveCertificates(found, 0.05)).toEqual({ served: [careful], tooRisky: [bold] });
    expect(serveCertificates(found, 0.2).served).toEqual([bold]);
    expect(serveCertificates(found, 0.001).served).toEqual([]);
  });
});
