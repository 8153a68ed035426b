import { VernierError } from '#core';
import { type DialRecord, loadDialInForce } from '#routing';
import { openStore, type Store } from '#store';
import type { Environment } from '../environment.ts';
import type { ClockWitness } from './check-clock.ts';
import { aroundOpening } from './check-spool.ts';
import { type Finding, reasonOf } from './finding.ts';

/** How long a database may let wait for a connection or a lock; it is asked twice, and both must end in time. */
const WAIT_MS = 1700;

/** The dial in force, or what keeps it from being read. */
type DialLookup =
  | { readonly status: 'read'; readonly dial: DialRecord | undefined }
  | { readonly status: 'unreadable'; readonly finding: Finding }
  | { readonly status: 'no-store' };

/** What the store holds that others look at. */
export interface StoreFacts {
  readonly findings: readonly Finding[];
  readonly dial: DialLookup;
  readonly witnesses: readonly ClockWitness[];
}

async function readDial({ db }: Store): Promise<DialLookup> {
  try {
    return { status: 'read', dial: await loadDialInForce(db) };
  } catch (error) {
    const found = `the dial in force cannot be read (${reasonOf(error)}): fit it again`;
    return { status: 'unreadable', finding: { what: 'dial', status: 'problem', found } };
  }
}

/** The newest request is no younger than now, or one of the two clocks was wrong. */
async function newestRequest({ db }: Store, now: number): Promise<readonly ClockWitness[]> {
  const row = await db
    .selectFrom('requests')
    .select('received_at')
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const at = Date.parse(row?.received_at ?? '');
  return Number.isNaN(at) ? [] : [{ kind: 'past', said: 'the newest request in the store', at, seenAt: now }];
}

async function readStore({ home, databaseUrl, clock }: Environment): Promise<StoreFacts> {
  const store = await openStore({ home, databaseUrl, waitMs: WAIT_MS });
  try {
    return {
      findings: [{ what: 'store', status: 'ok', found: store.kind }],
      dial: await readDial(store),
      witnesses: await newestRequest(store, clock.now()),
    };
  } finally {
    await store.close();
  }
}

/** What is known when the store cannot be opened. */
export function withoutStore(found: string): StoreFacts {
  return {
    findings: [{ what: 'store', status: 'problem', found }],
    dial: { status: 'no-store' },
    witnesses: [],
  };
}

/** Looks whether the store can be opened, on SQLite or PostgreSQL, and what of it concerns others. */
export async function checkStore(environment: Environment): Promise<StoreFacts> {
  const { opened, finding } = await aroundOpening(environment.home, async () => {
    try {
      return await readStore(environment);
    } catch (error) {
      return withoutStore(
        error instanceof VernierError ? error.message : `${reasonOf(error)}: look at the database`,
      );
    }
  });
  return { ...opened, findings: [...opened.findings, finding] };
}
