import type { Principal, RequestId } from '#core';
import type { EffortAsk } from '#effort';
import type { JsonObject, RequestView } from '#wire';
import type { RequestHead, Sink } from './answer/sink.ts';

/** One request and where its answer goes. */
export interface Exchange {
  readonly head: RequestHead;
  readonly body: Buffer;
  readonly sink: Sink;
}

/** A request that was read, before a plan is chosen. */
export interface ReadRequest {
  readonly id: RequestId;
  readonly receivedAtMs: number;
  readonly startedMs: number;
  readonly principal: Principal;
  readonly body: JsonObject;
  readonly view: RequestView;
  readonly ask: EffortAsk;
}
