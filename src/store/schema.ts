/**
 * One row for each request: the columns to aggregate by, and the whole record as JSON.
 *
 * Shape   JSON columns are read and written as text on both databases: parse them by the record's schema
 * Units   instants are ISO-8601 UTC with milliseconds, so that their text order is their time order
 */
export interface RequestsTable {
  /** `RequestRecord.id`; saving the same id twice keeps the first. */
  readonly id: string;
  readonly received_at: string;
  readonly principal: string;
  readonly format: string;
  readonly model_asked: string;
  /** The plan that was chosen; null when no decision was made. */
  readonly plan_id: string | null;
  readonly decision_id: string | null;
  readonly status: 'completed' | 'failed' | 'aborted';
  readonly http_status: number;
  readonly error_code: string | null;
  readonly latency_ms: number;
  /** USD of all attempts; null when unpriced, and then `unpriced_reason` says why. */
  readonly cost_usd: number | null;
  readonly unpriced_reason: string | null;
  /** Tokens of all attempts; null when one attempt's provider did not say, never a sum that is too low. */
  readonly input_tokens: number | null;
  readonly cache_read_tokens: number | null;
  readonly cache_write_5m_tokens: number | null;
  readonly cache_write_1h_tokens: number | null;
  readonly output_tokens: number | null;
  readonly reasoning_tokens: number | null;
  /** The `RequestRecord` as JSON text. */
  readonly record: string;
}

/** One row for each fitted policy, with what was measured of it last. */
export interface PoliciesTable {
  /** Content hash of the policy; its readings are not in it. */
  readonly hash: string;
  readonly created_at: string;
  /** The policy with its newest readings as JSON text. */
  readonly artefact: string;
}

/** Which policy is in force; one row for each slot, read by version by every process. */
export interface PoliciesInForceTable {
  /** The dial it serves, e.g. a serving mode. */
  readonly slot: string;
  readonly policy_hash: string;
  /** Grows by one with every change of the slot. */
  readonly version: number;
  readonly changed_at: string;
}

/** One row for each time rows were used to certify; kept for ever, so that re-use is paid for. */
export interface CertificationAttemptsTable {
  /** Content hash of policy, rows and promise: the same claim on the same rows is the same attempt. */
  readonly id: string;
  readonly pool_hash: string;
  readonly policy_hash: string;
  /** The share of the top plan's quality, in (0,1). */
  readonly rho: number;
  /** The segment that the claim speaks of; empty for all requests. */
  readonly segment: string;
  /** When it was asked for last, which decides what is in force; it was made at its certificate's `issuedAt`. */
  readonly attempted_at: string;
  /** The `Certificate` as JSON text. */
  readonly certificate: string;
}

/** Which clusters an attempt saw; asked as "how many earlier attempts saw any of these?". */
export interface CertificationRowsTable {
  readonly cluster_id: string;
  readonly attempt_id: string;
}

/** All tables, for `Kysely<Schema>`. */
export interface Schema {
  readonly requests: RequestsTable;
  readonly policies: PoliciesTable;
  readonly policies_in_force: PoliciesInForceTable;
  readonly certification_attempts: CertificationAttemptsTable;
  readonly certification_rows: CertificationRowsTable;
}

/** The two databases that the one schema runs on. */
export type DatabaseKind = 'sqlite' | 'postgres';
