import type { Hono } from 'hono';
import { createCallPlan, DecisionId, type Principal } from '#core';
import { answerError } from './answer/answer-error.ts';
import { type AppEnvironment, createApp } from './create-app.ts';
import { createLatencyWindow } from './choice/latency-window.ts';
import type { ShownDial } from './dials/shown-dial.ts';
import type { GatewayParts, GatewayState } from './gateway-state.ts';
import { createRecentRequests } from './recent-requests.ts';
import { serve } from './serve.ts';
import type { RequestHead, Sink } from './answer/sink.ts';

/** A gateway, bound to no runtime. */
export interface Gateway {
  /** Tells whether a caller may call at all, before its body is read. Throws 'unauthenticated' or 'forbidden'. */
  admit(head: RequestHead): Principal | Promise<Principal>;
  /** Serves one request of a hot route; never throws, always ends the sink. */
  serve(head: RequestHead, body: Buffer, sink: Sink): Promise<void>;
  /** Answers a request of a hot route whose body could not be read. */
  refuse(head: RequestHead, error: unknown, sink: Sink): void;
  /** Serves everything else. */
  readonly app: Hono<AppEnvironment>;
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
    uptimeMs: () => Math.round(parts.clock.monotonicMs() - startedAt),
    dial: parts.dial,
    dials: parts.dials ?? (() => [servingDial(parts)]),
    sample: parts.sample,
    console: parts.console,
    ladder: parts.ladder,
    modelIds: parts.providers.modelIds,
    degraded: () => (parts.spool.state().status === 'ok' ? undefined : 'ledger-unwritable'),
    findDecision: async (decisionId) =>
      state.recent.find(decisionId) ?? (await findStored(parts.store, decisionId)),
    crash: parts.crash,
  });
  return {
    admit: (head) => parts.guard.principalOf(head),
    serve: (head, body, sink) => serve(state, { head, body, sink }),
    refuse: (head, error, sink) => answerError(parts, sink, { id: parts.createId('req'), head, error }),
    app,
    crash: parts.crash,
  };
}

function servingDial({ dial }: GatewayParts): ShownDial {
  return { id: 'serving', title: 'Dial in force', note: '', serves: true, nextSteps: [], dial: dial() };
}

async function findStored(store: GatewayParts['store'], decisionId: string) {
  const id = DecisionId.safeParse(decisionId);
  return id.success ? await store.findDecision(id.data) : undefined;
}
