import { toIsoDate } from '#core';
import { isObject, nameOf } from '../../reading/json-field.ts';
import type { JsonObject } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { numberOf, numberOrZero } from '../../rows/number-of.ts';
import { objectInCell } from '../../rows/object-in-cell.ts';
import { readLooseInstant } from '../../rows/read-loose-instant.ts';
import type { CreateRowTelling, FieldOf } from '../../rows/row-forms.ts';
import { tellRow } from '../../rows/tell-row.ts';
import { isPossibleSum } from '../../tally/call-bounds.ts';
import { toRow } from './to-row.ts';

/** Types of calls that are billed by something else than tokens, or by nothing. */
const NOT_TOKENS = /image|speech|transcription|rerank|ocr|moderation|search|mcp|video|file|vector_store/u;
const TRUE = /^true$/iu;

/** Tells what the proxy states of a whole day. */
function tellDay(field: FieldOf, sink: TranscriptSink, line?: number): void {
  const [at, costUsd] = [readLooseInstant(field('startTime')), numberOf(field('spend'))];
  if (at === undefined) sink.problem('no-time', line);
  else if (costUsd === undefined || costUsd < 0 || !isPossibleSum(costUsd))
    sink.problem('impossible-cost', line);
  else {
    const day = toIsoDate(Date.parse(at));
    sink.statedPeriod({ source: 'litellm', day, span: 'day', key: day, costUsd });
  }
}

/** Says why a log without tokens is none of a call. */
function asideOf(field: FieldOf, metadata: JsonObject): 'unbilled' | 'not-tokens' | undefined {
  if (field('status') === 'failure' || metadata['status'] === 'failure') return 'unbilled';
  return NOT_TOKENS.test(nameOf(field('call_type')) ?? '') ? 'not-tokens' : undefined;
}

function tellLog(field: FieldOf, sink: TranscriptSink, line?: number): void {
  const metadata = objectInCell(field('metadata')) ?? {};
  const hasTokens = ['prompt_tokens', 'completion_tokens'].some((name) => numberOrZero(field(name)) !== 0);
  // an answer of the proxy's own cache
  const isCached = TRUE.test(String(field('cache_hit')));
  const aside = isCached ? 'not-live' : hasTokens ? undefined : asideOf(field, metadata);
  if (aside === undefined) tellRow(toRow(field, metadata), sink, line);
  else sink.aside(aside);
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
