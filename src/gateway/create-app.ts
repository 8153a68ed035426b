import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { type ErrorCode, type Principal, type RequestRecord, VernierError } from '#core';
import type { Guard } from '#guard';
import type { Dial } from '#routing';
import type {
  DecisionResponse,
  DialResponse,
  DialsResponse,
  HealthResponse,
  ModelsResponse,
} from '#contract';
import { WIRE_FORMATS, WIRE_PATHS } from '#wire';
import { errorResponse } from './answer/error-response.ts';
import { internalError } from './answer/internal-error.ts';
import { type ConsoleFiles, consoleResponse } from './console/console-files.ts';
import { dialResponse, unmeasuredResponse } from './dials/dial-response.ts';
import { type ShownDial, toDialEntry } from './dials/shown-dial.ts';
import { addressOf } from './node/address-of.ts';
import { MOST_ANSWER_BYTES, sampleResponse, sampleVerdict, type SampleWork } from './sample-work.ts';

const HOT_PATHS: readonly string[] = WIRE_FORMATS.map((format) => WIRE_PATHS[format]);

/** What the routes that are not hot can see. */
export interface AppFacts {
  readonly guard: Guard;
  readonly version: string;
  readonly uptimeMs: () => number;
  readonly dial: () => Dial | undefined;
  /** The dials that can be looked at; the first is shown first. */
  readonly dials: () => readonly ShownDial[];
  readonly sample: SampleWork | undefined;
  /** The page at `/`; undefined where it was not built. */
  readonly console: ConsoleFiles | undefined;
  /** Ladder plans in list-price order, for a dial that nobody measured. */
  readonly ladder: readonly string[];
  readonly modelIds: readonly string[];
  /** Why new work is refused; undefined while it is taken. */
  readonly degraded: () => ErrorCode | undefined;
  readonly findDecision: (decisionId: string) => Promise<RequestRecord | undefined>;
  /** Is told of a bug. */
  readonly crash: (error: unknown) => void;
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

function dialsOf({ dials, ladder }: AppFacts): DialsResponse {
  return { version: 1, dials: dials().map((one) => toDialEntry(one, ladder)) };
}

function dialOf({ dial, ladder }: AppFacts): DialResponse {
  const inForce = dial();
  return inForce === undefined ? unmeasuredResponse(ladder) : dialResponse(inForce);
}

/** A decision is explained to whoever asked the question, and to nobody else. */
async function decisionOf(facts: AppFacts, principal: Principal, id: string): Promise<DecisionResponse> {
  const record = await facts.findDecision(id);
  const isOwn = record?.principal === principal.name;
  if (!isOwn || record.decision === null) {
    throw new VernierError(
      'not-found',
      `no decision ${JSON.stringify(id.slice(0, 100))} is known: take its id from x-vernier-decision of a response`,
    );
  }
  const { decision, effort, status, attempts, cost } = record;
  return { version: 1, decision, effort, status, attempts, cost };
}

/** The value of a JSON body; undefined where it is none. */
async function jsonOf(request: { text(): Promise<string> }): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch {
    return undefined;
  }
}

function refuseLongAnswer(): never {
  throw new VernierError(
    'body-too-large',
    `the body has more than ${MOST_ANSWER_BYTES} bytes, which no answer to sample work has: send less`,
  );
}

/** What stands at no route: a hot path called by another method, or nothing. */
function nothingServed(method: string, path: string): Response {
  const shown = path.slice(0, 200);
  if (HOT_PATHS.includes(path)) {
    const message = `${method} is not served at ${shown}: use POST`;
    return errorResponse(new VernierError('method-not-allowed', message), { allow: 'POST' });
  }
  const places = [
    ...HOT_PATHS,
    '/v1/models',
    '/vernier/dials',
    '/vernier/dial',
    '/vernier/decisions/<id>',
  ].join(', ');
  return errorResponse(new VernierError('not-found', `nothing is served at ${shown}: see ${places}`));
}

/** What a route knows beside the request. */
export interface AppEnvironment {
  Bindings: NodeBindings;
  Variables: { principal: Principal };
}

/** Makes the app of everything that is not hot: models, health, decisions, the dial. */
export function createApp(facts: AppFacts): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.get('/healthz', (context) => {
    const health = healthOf(facts);
    return context.json(health, health.status === 'ok' ? 200 : 503);
  });
  app.get('/*', async (context, next) => {
    const encoding = context.req.header('accept-encoding') ?? '';
    const file = facts.console && consoleResponse(facts.console, context.req.path, encoding);
    return file ?? (await next());
  });
  app.use('*', async (context, next) => {
    const incoming = context.env?.incoming;
    const headers = context.req.header();
    const peer = incoming === undefined ? {} : { remoteAddress: addressOf(incoming.socket) };
    context.set('principal', await facts.guard.principalOf({ headers, ...peer }));
    await next();
  });
  // 21 readings and steps for each dial: five times as many bytes without it
  app.use('/vernier/*', compress());
  app.get('/v1/models', (context) => context.json(modelsOf(facts)));
  app.get('/vernier/dial', (context) => context.json(dialOf(facts)));
  app.get('/vernier/dials', (context) => context.json(dialsOf(facts)));
  app.get('/vernier/sample/:index', (context) =>
    context.json(sampleResponse(facts.sample, context.req.param('index'))),
  );
  app.post(
    '/vernier/sample/:index',
    bodyLimit({ maxSize: MOST_ANSWER_BYTES, onError: refuseLongAnswer }),
    async (context) =>
      context.json(sampleVerdict(facts.sample, context.req.param('index'), await jsonOf(context.req))),
  );
  app.get('/vernier/decisions/:id', async (context) =>
    context.json(await decisionOf(facts, context.get('principal'), context.req.param('id'))),
  );
  app.notFound((context) => nothingServed(context.req.method, context.req.path));
  app.onError((error) => {
    if (error instanceof VernierError) return errorResponse(error);
    facts.crash(error);
    return errorResponse(internalError());
  });
  return app;
}
