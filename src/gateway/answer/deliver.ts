import { VernierError } from '#core';
import { collectBody, type PlanResult, type PlanRun } from '#execution';
import type { GatewayState } from '../gateway-state.ts';
import { recordRequest, type RoutedRequest } from '../record-request.ts';
import { responseHeaders } from './response-headers.ts';
import type { Sink } from './sink.ts';

/** A running plan and where its answer goes. */
export interface Delivery {
  readonly sink: Sink;
  readonly run: PlanRun;
  readonly routed: RoutedRequest;
  readonly deadlineMs: number | undefined;
}

function headersOf(state: GatewayState, { run, routed, deadlineMs }: Delivery, result?: PlanResult) {
  const { decision } = routed;
  return {
    ...run.headers,
    'content-type': run.contentType,
    ...responseHeaders({
      requestId: routed.id,
      decision,
      modelId: run.modelId,
      source: run.source,
      effort: run.effort,
      latencyUnknown:
        deadlineMs !== undefined && state.latency.estimate(decision.planId).status === 'unknown',
      ...(result === undefined ? {} : { cost: result.cost }),
    }),
    ...(result?.error === undefined ? {} : { 'x-vernier-error': result.error.code }),
  };
}

function record(state: GatewayState, { run, routed }: Delivery, result: PlanResult): void {
  const { status, attempts, cost, error } = result;
  const end = { status, attempts, cost, httpStatus: run.status };
  recordRequest(state, routed, error === undefined ? end : { ...end, errorCode: error.code });
}

async function deliverWhole(state: GatewayState, delivery: Delivery): Promise<void> {
  const { sink, run } = delivery;
  const body = await collectBody(run.body);
  const result = await run.result();
  record(state, delivery, result);
  sink.head(run.status, { ...headersOf(state, delivery, result), 'content-length': String(body.length) });
  sink.end(body);
}

async function deliverStream(state: GatewayState, delivery: Delivery): Promise<void> {
  const { sink, run } = delivery;
  sink.head(run.status, { ...headersOf(state, delivery), 'cache-control': 'no-cache' });
  try {
    sink.onDrain(() => run.body.resume());
    run.body.read({
      data: (chunk) => sink.write(chunk),
      // the record is kept before the answer ends: `result` is over when the body is
      end: () => undefined,
      fail: () => undefined,
    });
    record(state, delivery, await run.result());
    sink.end();
  } catch (error) {
    // the head is out, so no error answer can follow; what was not kept must not look whole
    run.body.abort();
    sink.abort();
    if (!(error instanceof VernierError)) state.crash(error);
  }
}

/** Delivers an answer and keeps its record before the last byte leaves. */
export async function deliver(state: GatewayState, delivery: Delivery): Promise<void> {
  const isStream = delivery.run.contentType.startsWith('text/event-stream');
  await (isStream ? deliverStream(state, delivery) : deliverWhole(state, delivery));
}
