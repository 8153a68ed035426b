import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../schema.ts';

/** The one place where the two databases' columns differ. */
function jsonType(kind: DatabaseKind) {
  return kind === 'postgres' ? sql`jsonb` : sql`text`;
}

async function createRequests(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable('requests')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('principal', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('model_asked', 'text', (column) => column.notNull())
    .addColumn('plan_id', 'text')
    .addColumn('decision_id', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('http_status', 'bigint', (column) => column.notNull())
    .addColumn('error_code', 'text')
    .addColumn('latency_ms', 'double precision', (column) => column.notNull())
    .addColumn('cost_usd', 'double precision')
    .addColumn('unpriced_reason', 'text')
    .addColumn('input_tokens', 'bigint')
    .addColumn('cache_read_tokens', 'bigint')
    .addColumn('cache_write_5m_tokens', 'bigint')
    .addColumn('cache_write_1h_tokens', 'bigint')
    .addColumn('output_tokens', 'bigint')
    .addColumn('reasoning_tokens', 'bigint')
    .addColumn('record', jsonType(kind), (column) => column.notNull())
    .execute();
  await db.schema.createIndex('requests_by_time').on('requests').column('received_at').execute();
  await db.schema.createIndex('requests_by_decision').on('requests').column('decision_id').execute();
}

async function createPolicies(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable('policies')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('artefact', jsonType(kind), (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('policies_in_force')
    .addColumn('slot', 'text', (column) => column.primaryKey().notNull())
    .addColumn('policy_hash', 'text', (column) => column.notNull().references('policies.hash'))
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
}

async function createCertification(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable('certification_attempts')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('pool_hash', 'text', (column) => column.notNull())
    .addColumn('policy_hash', 'text', (column) => column.notNull())
    .addColumn('rho', 'double precision', (column) => column.notNull())
    .addColumn('segment', 'text', (column) => column.notNull())
    .addColumn('attempted_at', 'text', (column) => column.notNull())
    .addColumn('certificate', jsonType(kind), (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('certification_rows')
    .addColumn('cluster_id', 'text', (column) => column.notNull())
    .addColumn('attempt_id', 'text', (column) => column.notNull().references('certification_attempts.id'))
    .addPrimaryKeyConstraint('certification_rows_key', ['cluster_id', 'attempt_id'])
    .execute();
}

/** Creates the ledger of requests, the policies and the record of certification attempts. */
export async function createFirstTables(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await createRequests(db, kind);
  await createPolicies(db, kind);
  await createCertification(db, kind);
}
