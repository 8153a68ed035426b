import type { Hono } from 'hono';
import { type Clock, type CreateId, createCallPlan, DecisionId, type Plan } from '#core';
import type { Catalog } from '#catalog';
import type { EffortConfig } from '#effort';
import type { ExecutionHooks } from '#execution';
import type { Guard } from '#guard';
import type { ProviderRegistry } from '#providers';
import type { Dial } from '#routing';
import type { Spool, Store } from '#store';
import { createApp } from './create-app.ts';
import { createLatencyWindow, type LatencyWindow } from './choice/latency-window.ts';
import { createRecentRequests, type RecentRequests } from './recent-requests.ts';
import { serve } from './serve.ts';
import type { RequestHead, Sink } from './answer/sink.ts';

/** What a gateway is composed of. */
export interface GatewayParts {
  readonly catalog: Catalog;
  readonly providers: ProviderRegistry;
  readonly guard: Guard;
  readonly effort: EffortConfig;
  /** The promise of a request that asks for nothing. */
  readonly defaultHold: number;
  /** The dial in force; undefined until one is fitted. May change while the gateway runs. */
  readonly dial: () => Dial | undefined;
  /** The ladder without a dial: model ids, cheapest first. */
  readonly ladder: readonly string[];
  readonly spool: Spool;
  readonly store: Pick<Store, 'findDecision'>;
  readonly clock: Clock;
  readonly createId: CreateId;
  readonly hooks?: ExecutionHooks;
  readonly version: string;
  /** Is told of a bug: a failure that nothing expected. */
  readonly crash: (error: unknown) => void;
}

/** Everything that serving one request looks at. */
export interface GatewayState extends GatewayParts {
  readonly plans: readonly Plan[];
  readonly latency: LatencyWindow;
  readonly recent: RecentRequests;
}

/** A gateway, bound to no runtime. */
export interface Gateway {
  /** Serves one request of a hot route; never throws, always ends the sink. */
  serve(head: RequestHead, body: Buffer, sink: Sink): Promise<void>;
  /** Serves everything else. */
  readonly app: Hono<{ Bindings: object }>;
  readonly crash: (error: unknown) => void;
}

/** Composes a gateway; nothing below it knows sockets, and it reads no environment itself. */
export function createGateway(parts: GatewayParts): Gateway {
  const state: GatewayState = {
    ...parts,
    plans: parts.ladder.map((modelId) => createCallPlan(modelId)),
    latency: createLatencyWindow(),
    recent: createRecentRequests(),
  };
  const startedAt = parts.clock.monotonicMs();
  const app = createApp({
    guard: parts.guard,
    version: parts.version,
    uptimeMs: () => parts.clock.monotonicMs() - startedAt,
    dial: parts.dial,
    ladder: parts.ladder,
    modelIds: parts.providers.modelIds,
    degraded: () => {
      const ledger = parts.spool.state();
      return ledger.status === 'ok' ? undefined : `the ledger cannot be written: ${ledger.reason}`;
    },
    findDecision: async (decisionId) =>
      state.recent.find(decisionId) ?? (await findStored(parts.store, decisionId)),
  });
  return { serve: (head, body, sink) => serve(state, { head, body, sink }), app, crash: parts.crash };
}

async function findStored(store: GatewayParts['store'], decisionId: string) {
  const id = DecisionId.safeParse(decisionId);
  return id.success ? await store.findDecision(id.data) : undefined;
}
