import { type RequestRecord, toIsoTimestamp, type Usage } from '#core';
import type { RequestsTable } from '../schema.ts';
import { toStorableJson } from './to-storable-json.ts';

/** The columns of `requests` in the order in which rows are written, with their PostgreSQL types. */
export const REQUEST_COLUMNS = [
  ['id', 'text'],
  ['received_at', 'text'],
  ['principal', 'text'],
  ['format', 'text'],
  ['model_asked', 'text'],
  ['plan_id', 'text'],
  ['decision_id', 'text'],
  ['status', 'text'],
  ['http_status', 'bigint'],
  ['error_code', 'text'],
  ['latency_ms', 'double precision'],
  ['cost_usd', 'double precision'],
  ['unpriced_reason', 'text'],
  ['input_tokens', 'bigint'],
  ['cache_read_tokens', 'bigint'],
  ['cache_write_5m_tokens', 'bigint'],
  ['cache_write_1h_tokens', 'bigint'],
  ['output_tokens', 'bigint'],
  ['reasoning_tokens', 'bigint'],
  ['record', 'jsonb'],
] as const satisfies readonly (readonly [name: keyof RequestsTable, postgresType: string])[];

/** One row's values, in the order of `REQUEST_COLUMNS`. */
export type RequestRow = readonly (string | number | null)[];

type TokenKind = Exclude<keyof Usage, 'raw'>;

/** Adds one kind of token over all attempts; null when one of them did not say, or nothing was called. */
function sumTokens(record: RequestRecord, kind: TokenKind): number | null {
  if (record.attempts.length === 0) return null;
  let total = 0;
  for (const { usage } of record.attempts) {
    const tokens = usage[kind];
    if (tokens === undefined) return null;
    total += tokens;
  }
  return total;
}

function storableText(text: string): string {
  const isStorable = !text.includes('\0') && text.isWellFormed();
  return isStorable ? text : text.replaceAll('\0', '\uFFFD').toWellFormed();
}

function toColumns(record: RequestRecord, json: string): RequestsTable {
  const { decision, cost } = record;
  return {
    id: storableText(record.id),
    // one spelling of each instant, so that text order is time order
    received_at: toIsoTimestamp(Date.parse(record.receivedAt)),
    principal: storableText(record.principal),
    format: storableText(record.format),
    model_asked: storableText(record.modelAsked),
    plan_id: decision === null ? null : storableText(decision.planId),
    decision_id: decision === null ? null : storableText(decision.id),
    status: record.status,
    http_status: record.httpStatus,
    error_code: record.errorCode === undefined ? null : storableText(record.errorCode),
    latency_ms: record.latencyMs,
    cost_usd: cost.status === 'priced' ? cost.costUsd : null,
    unpriced_reason: cost.status === 'unpriced' ? cost.reason : null,
    input_tokens: sumTokens(record, 'inputTokens'),
    cache_read_tokens: sumTokens(record, 'cacheReadTokens'),
    cache_write_5m_tokens: sumTokens(record, 'cacheWrite5mTokens'),
    cache_write_1h_tokens: sumTokens(record, 'cacheWrite1hTokens'),
    output_tokens: sumTokens(record, 'outputTokens'),
    reasoning_tokens: sumTokens(record, 'reasoningTokens'),
    record: toStorableJson(json),
  };
}

/**
 * Lays out a record as a row of `requests`.
 *
 * Shape   json: the record as `JSON.stringify` wrote it
 */
export function toRequestRow(record: RequestRecord, json: string): RequestRow {
  const columns = toColumns(record, json);
  return REQUEST_COLUMNS.map(([name]) => columns[name]);
}
