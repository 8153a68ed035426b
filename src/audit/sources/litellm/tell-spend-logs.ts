import { type CallBucket, toIsoDate } from '#core';
import { isObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { JsonObject } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { askedEffort } from '../../rows/asked-effort.ts';
import { durationBetween } from '../../rows/duration-between.ts';
import { numberOf } from '../../rows/number-of.ts';
import { objectInCell } from '../../rows/object-in-cell.ts';
import { readLooseInstant } from '../../rows/read-loose-instant.ts';
import type { CreateRowTelling, FieldOf } from '../../rows/row-forms.ts';
import { servedModel } from '../../rows/served-model.ts';
import { tellRow } from '../../rows/tell-row.ts';
import { readUsage } from './read-usage.ts';

/** Types of calls that are billed by something else than tokens, or by nothing. */
const NOT_TOKENS = /image|speech|transcription|rerank|ocr|moderation|search|mcp|video|file|vector_store/u;
const BATCH = /retrieve_batch$/u;

function durationOf(field: FieldOf): unknown {
  return field('request_duration_ms') ?? durationBetween(field('startTime'), field('endTime'));
}

/** A batch is one log for all of its calls; of several models in it none can be said to be the one. */
function batchOf(metadata: JsonObject): { readonly bucket: CallBucket; readonly model: unknown } {
  const models = metadata['batch_models'];
  const model: unknown = Array.isArray(models) && models.length === 1 ? models[0] : undefined;
  return { bucket: { granularity: 'unknown' }, model };
}

/** Tells what the proxy states of a whole day. */
function tellDay(field: FieldOf, sink: TranscriptSink, line?: number): void {
  const [at, costUsd] = [readLooseInstant(field('startTime')), numberOf(field('spend'))];
  if (at === undefined) sink.problem('no-time', line);
  else if (costUsd === undefined || !(costUsd >= 0)) sink.problem('impossible-cost', line);
  else {
    const day = toIsoDate(Date.parse(at));
    sink.statedPeriod({ source: 'litellm', day, span: 'day', key: day, costUsd });
  }
}

/** The proxy writes the provider before the model's name where its own list of models has it so. */
function modelOf(field: FieldOf, batch: unknown): string | undefined {
  const name = nameOf(field('model')) ?? nameOf(batch);
  const prefix = /^[^/]+(?=\/)/u.exec(name ?? '')?.[0];
  return servedModel(name, nameOf(field('custom_llm_provider')) ?? prefix);
}

function tellCall(
  field: FieldOf,
  metadata: JsonObject,
  to: { sink: TranscriptSink; line: number | undefined },
): void {
  const { tokens, semantics } = readUsage(field, metadata);
  const batch = BATCH.test(nameOf(field('call_type')) ?? '') ? batchOf(metadata) : undefined;
  const usage = objectOf(metadata['usage_object']) ?? objectOf(metadata['additional_usage_values']);
  const hasTokens = Object.values(tokens).some((count) => count !== undefined && count !== 0);
  tellRow(
    {
      source: 'litellm',
      at: field('startTime'),
      bucket: batch?.bucket,
      model: modelOf(field, batch?.model),
      // the columns are 0 by default: 0 everywhere is nothing told
      tokens: hasTokens ? tokens : {},
      semantics,
      key: nameOf(field('request_id')),
      session: field('session_id'),
      project: nameOf(metadata['user_api_key_team_alias']) ?? field('team_id'),
      effort: askedEffort(objectInCell(field('proxy_server_request'))),
      serviceTier:
        batch !== undefined ? 'batch' : usage?.['speed'] === 'fast' ? 'fast' : usage?.['service_tier'],
      statedCostUsd: field('spend'),
      durationMs: batch === undefined ? durationOf(field) : undefined,
    },
    to.sink,
    to.line,
  );
}

function tellLog(field: FieldOf, sink: TranscriptSink, line?: number): void {
  const metadata = objectInCell(field('metadata')) ?? {};
  const isEmpty = !(Number(field('prompt_tokens') ?? 0) > 0 || Number(field('completion_tokens') ?? 0) > 0);
  const hasFailed = field('status') === 'failure' || metadata['status'] === 'failure';
  if (/^true$/iu.test(String(field('cache_hit')))) sink.aside('not-live');
  else if (isEmpty && hasFailed) sink.aside('unbilled');
  else if (isEmpty && NOT_TOKENS.test(nameOf(field('call_type')) ?? '')) sink.aside('not-tokens');
  else tellCall(field, metadata, { sink, line });
}

/** Tells logs of calls, and days of sums. */
export const tellSpendLogs: CreateRowTelling = (sink) => ({
  row(field, line) {
    const isDay = isObject(field('users')) && isObject(field('models'));
    if (isDay) tellDay(field, sink, line);
    else tellLog(field, sink, line);
  },
  end: () => undefined,
});
