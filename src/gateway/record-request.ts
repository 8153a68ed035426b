import {
  type Attempt,
  type CallStatus,
  type Cost,
  type RequestId,
  type RequestRecord,
  type RouteDecision,
  toIsoTimestamp,
} from '#core';
import type { RequestView } from '#wire';
import type { GatewayState } from './gateway-state.ts';

/** What is known of a request once its plan is chosen. */
export interface RoutedRequest {
  readonly id: RequestId;
  readonly receivedAtMs: number;
  readonly startedMs: number;
  readonly principal: string;
  readonly view: RequestView;
  /** What was asked of the dial and what is sent. */
  readonly effort: string;
  readonly decision: RouteDecision;
}

/** How a request ended. */
export interface RequestEnd {
  readonly status: CallStatus;
  readonly httpStatus: number;
  readonly errorCode?: string;
  readonly attempts: readonly Attempt[];
  readonly cost: Cost;
}

/**
 * Writes a finished request to the ledger, before its last byte is sent.
 *
 * Throws  'ledger-unwritable' when the record can neither be written nor wait
 */
export function recordRequest(state: GatewayState, request: RoutedRequest, end: RequestEnd): void {
  const latencyMs = state.clock.monotonicMs() - request.startedMs;
  const record: RequestRecord = {
    version: 1,
    id: request.id,
    receivedAt: toIsoTimestamp(request.receivedAtMs),
    principal: request.principal,
    format: request.view.format,
    stream: request.view.stream,
    modelAsked: request.view.model,
    effort: request.effort,
    decision: request.decision,
    attempts: end.attempts,
    status: end.status,
    httpStatus: end.httpStatus,
    ...(end.errorCode === undefined ? {} : { errorCode: end.errorCode }),
    latencyMs,
    cost: end.cost,
  };
  state.recent.add(record);
  if (end.status === 'completed') state.latency.add(request.decision.planId, latencyMs);
  state.spool.append(record);
}
