import { type Attempt, EffortLevel, RequestRecord, type Usage, type UsageRecord } from '#core';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';

const SENT = /\bsent=(?<level>\w+)/u;

function hasTokens(usage: Usage): boolean {
  return Object.entries(usage).some(([kind, tokens]) => kind !== 'raw' && tokens !== undefined);
}

function toRecord(request: RequestRecord, attempt: Attempt): UsageRecord {
  const { raw: _raw, ...usage } = attempt.usage;
  const { cost } = attempt;
  return {
    version: 1,
    at: attempt.startedAt,
    source: 'vernier',
    project: request.principal === '' ? undefined : request.principal,
    modelId: attempt.modelId,
    effort: EffortLevel.safeParse(SENT.exec(request.effort)?.groups?.['level']).data,
    usage,
    statedCostUsd: cost.status === 'priced' ? cost.costUsd : undefined,
    durationMs: attempt.latencyMs,
  };
}

/** Tells the calls of one request: each attempt that a live model answered, or may have answered. */
export function tellRequest(request: RequestRecord, sink: TranscriptSink, line?: number): void {
  if (request.attempts.length === 0) sink.aside('unbilled');
  for (const [index, attempt] of request.attempts.entries()) {
    if (attempt.source !== 'measured') sink.aside('not-live');
    else if (attempt.status === 'failed' && !hasTokens(attempt.usage)) sink.aside('unbilled');
    else {
      const identity = { call: `vernier ${request.id} ${index}`, isCopy: false };
      sink.call({ record: toRecord(request, attempt), identity }, line);
    }
  }
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Tells the calls of a request as a database keeps it, as JSON text; one of another version is a problem. */
export function tellStored(text: unknown, sink: TranscriptSink): void {
  const request = RequestRecord.safeParse(parse(text));
  if (request.success) tellRequest(request.data, sink);
  else sink.problem('not-a-request');
}
