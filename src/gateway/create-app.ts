import { Hono } from 'hono';
import { type RequestRecord, VernierError } from '#core';
import type { Guard } from '#guard';
import type { Dial } from '#routing';
import type { DecisionResponse, DialResponse, HealthResponse, ModelsResponse } from '#contract';

/** What the routes that are not hot can see. */
export interface AppFacts {
  readonly guard: Guard;
  readonly version: string;
  readonly uptimeMs: () => number;
  readonly dial: () => Dial | undefined;
  /** Ladder plans in list-price order, for a dial that nobody measured. */
  readonly ladder: readonly string[];
  readonly modelIds: readonly string[];
  /** Why new work is refused; undefined while it is taken. */
  readonly degraded: () => string | undefined;
  readonly findDecision: (decisionId: string) => Promise<RequestRecord | undefined>;
}

/** What Node's server hands to the app beside the request; absent in tests. */
interface NodeBindings {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
}

function healthOf(facts: AppFacts): HealthResponse {
  const reason = facts.degraded();
  return {
    status: reason === undefined ? 'ok' : 'degraded',
    version: facts.version,
    ...(reason === undefined ? {} : { reason }),
    policyHash: facts.dial()?.policy.record.hash ?? null,
    uptimeMs: facts.uptimeMs(),
  };
}

function modelsOf(facts: AppFacts): ModelsResponse {
  const ids = ['auto', ...facts.modelIds];
  return {
    object: 'list',
    data: ids.map((id) => ({
      id,
      object: 'model',
      type: 'model',
      display_name: id === 'auto' ? 'Vernier: the cheapest plan that holds the quality asked for' : id,
      created: 0,
      created_at: '1970-01-01T00:00:00Z',
      owned_by: 'vernier',
    })),
    has_more: false,
    first_id: ids[0] ?? null,
    last_id: ids.at(-1) ?? null,
  };
}

function dialOf(facts: AppFacts): DialResponse {
  const dial = facts.dial();
  if (dial === undefined) {
    return {
      status: 'unmeasured',
      plans: [...facts.ladder],
      reason: 'no policy is in force: fit one with `vernier dial fit`',
    };
  }
  const { record } = dial.policy;
  const planIds = record.plans.map((plan) => plan.id);
  return {
    status: 'measured',
    policyHash: record.hash,
    source: record.source,
    priceDate: record.priceDate,
    plans: planIds,
    topPlan: planIds[record.topPlan] ?? '',
    fitRows: record.fitRows,
    gates: record.gates,
    servedBy: record.knots.map((knot) => knot.servedBy),
    readings: dial.readings,
    certificates: dial.certificates,
  };
}

async function decisionOf(facts: AppFacts, id: string): Promise<DecisionResponse> {
  const record = await facts.findDecision(id);
  if (record?.decision === undefined || record.decision === null) {
    throw new VernierError(
      'not-found',
      `no decision ${JSON.stringify(id.slice(0, 100))} is known: it stands in x-vernier-decision of a response`,
    );
  }
  const { decision, effort, status, attempts, cost } = record;
  return { version: 1, decision, effort, status, attempts, cost };
}

/** Makes the app of everything that is not hot: models, health, decisions, the dial. */
export function createApp(facts: AppFacts): Hono<{ Bindings: NodeBindings }> {
  const app = new Hono<{ Bindings: NodeBindings }>();
  app.get('/healthz', (context) => {
    const health = healthOf(facts);
    return context.json(health, health.status === 'ok' ? 200 : 503);
  });
  app.use('*', async (context, next) => {
    const remoteAddress = context.env?.incoming?.socket.remoteAddress;
    const headers = context.req.header();
    await facts.guard.principalOf({ headers, ...(remoteAddress === undefined ? {} : { remoteAddress }) });
    await next();
  });
  app.get('/v1/models', (context) => context.json(modelsOf(facts)));
  app.get('/vernier/dial', (context) => context.json(dialOf(facts)));
  app.get('/vernier/decisions/:id', async (context) =>
    context.json(await decisionOf(facts, context.req.param('id'))),
  );
  app.notFound((context) => {
    const isHot = /^\/v1\/(messages|chat\/completions)$/.test(context.req.path);
    const code = isHot ? 'method-not-allowed' : 'not-found';
    const message = isHot
      ? `${context.req.method} is not served at ${context.req.path}: use POST`
      : `nothing is served at ${context.req.path.slice(0, 200)}: see /v1/messages, /v1/chat/completions, /v1/models, /vernier/dial`;
    return context.json({ error: { code, message } }, isHot ? 405 : 404);
  });
  app.onError((error) => {
    if (!(error instanceof VernierError)) throw error;
    const { code, message, httpStatus } = error;
    return Response.json({ error: { code, message } }, { status: httpStatus });
  });
  return app;
}
