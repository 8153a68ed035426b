import { RequestId, toIsoDate, VernierError } from '#core';
import { readEffort, toAskedText } from '#effort';
import { type PlanCall, type PlanRun, runPlan } from '#execution';
import { parseBody, readRequest, WIRE_FORMATS, WIRE_PATHS, type WireFormat } from '#wire';
import { answerCommand } from './answer/answer-command.ts';
import { answerError } from './answer/answer-error.ts';
import { choosePlan } from './choice/choose-plan.ts';
import type { Exchange, ReadRequest } from './exchange.ts';
import type { GatewayState } from './gateway-state.ts';
import { deliver } from './answer/deliver.ts';
import { recordRequest, type RoutedRequest } from './record-request.ts';
import { sessionKeyOf } from './choice/session-key.ts';
import type { RequestHead } from './answer/sink.ts';

function formatOf(path: string): WireFormat {
  const format = WIRE_FORMATS.find((one) => WIRE_PATHS[one] === path);
  if (format !== undefined) return format;
  throw new VernierError(
    'not-found',
    `nothing is served at ${path.slice(0, 200)}: use ${Object.values(WIRE_PATHS).join(' or ')}`,
  );
}

/** New work is refused while the ledger cannot be written, so that nothing is answered that is not kept. */
function requireLedger(state: GatewayState): void {
  const ledger = state.spool.state();
  if (ledger.status === 'ok') return;
  throw new VernierError(
    'ledger-unwritable',
    `the ledger cannot be written (${ledger.reason}): free some space on the disk of the home folder, then try again`,
  );
}

async function readExchange(
  state: GatewayState,
  { head, body: bytes }: Exchange,
  id: RequestId,
): Promise<ReadRequest> {
  const receivedAtMs = state.clock.now();
  const startedMs = state.clock.monotonicMs();
  const format = formatOf(head.path);
  const guarded = state.guard.principalOf(head);
  const principal = guarded instanceof Promise ? await guarded : guarded;
  requireLedger(state);
  const body = parseBody(bytes);
  const view = readRequest(format, body, { slashCommands: principal.slashCommands });
  const ask = readEffort({ headers: head.headers, view, principal, config: state.effort });
  return { id, receivedAtMs, startedMs, principal, body, view, ask };
}

/** Headers with one value each; a provider passes on only those it lists. */
function singleHeaders(headers: RequestHead['headers']): Record<string, string> {
  const single: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === 'string') single[name] = value;
  }
  return single;
}

interface Routed {
  readonly routed: RoutedRequest;
  readonly run: PlanRun;
}

function route(state: GatewayState, { head, body }: Exchange, request: ReadRequest) {
  const { view, ask, principal } = request;
  const sessionKey = sessionKeyOf(head, view);
  const choice = {
    ...state,
    ladder: state.plans,
    dial: state.dial(),
    formatsOf: (modelId: string) => state.providers.find(modelId)?.formats,
    modelIds: state.providers.modelIds,
  };
  const session = sessionKey === undefined ? {} : { sessionKey };
  return choosePlan(choice, {
    view,
    body: request.body,
    bodyBytes: body.length,
    ask,
    principal,
    today: toIsoDate(request.receivedAtMs),
    ...session,
  });
}

/** Routes a request and begins its plan; a plan that cannot be begun is kept in the ledger as well. */
async function startPlan(
  state: GatewayState,
  exchange: Exchange,
  request: ReadRequest & { readonly signal: AbortSignal },
): Promise<Routed> {
  const { id, body, view, ask, principal, receivedAtMs, startedMs } = request;
  const { plan, decision } = route(state, exchange, request);
  const effortAsked = toAskedText(ask);
  const isLeftToBody = decision.servedBy === 'pinned' && ask.kind !== 'position';
  const call: PlanCall = {
    requestId: id,
    bytes: exchange.body,
    body,
    view,
    headers: singleHeaders(exchange.head.headers),
    slashCommands: principal.slashCommands,
    effortAsked,
    unsetEffort: isLeftToBody ? 'as-sent' : 'model-default',
  };
  const about = { id, receivedAtMs, startedMs, principal: principal.name, view, decision };
  try {
    const run = await runPlan(plan, call, { ...state, signal: request.signal });
    return { routed: { ...about, effort: run.effort }, run };
  } catch (error) {
    recordFailure(state, { ...about, effort: `asked=${effortAsked}` }, error);
    throw error;
  }
}

/** Keeps a request whose plan could not be begun. */
function recordFailure(state: GatewayState, routed: RoutedRequest, error: unknown): void {
  const isKnown = error instanceof VernierError;
  const code = isKnown ? error.code : 'internal';
  recordRequest(state, routed, {
    status: code === 'client-closed' ? 'aborted' : 'failed',
    httpStatus: isKnown ? error.httpStatus : 500,
    errorCode: code,
    attempts: [],
    cost: { status: 'unpriced', reason: 'not-called' },
  });
}

/**
 * Serves one request of a hot route: reads it, asks the dial, runs the plan, delivers the answer, keeps the record.
 *
 * Never throws: every failure is answered in the request's own format, and a bug is reported to `crash`.
 */
export async function serve(state: GatewayState, exchange: Exchange): Promise<void> {
  const id = RequestId.parse(state.createId('req'));
  const leaving = new AbortController();
  exchange.sink.onClose(() => leaving.abort());
  try {
    const request = await readExchange(state, exchange, id);
    if (request.view.isCommandOnly === true) {
      answerCommand(state, exchange.sink, request);
      return;
    }
    const { routed, run } = await startPlan(state, exchange, { ...request, signal: leaving.signal });
    await deliver(state, { sink: exchange.sink, run, routed, deadlineMs: request.ask.deadlineMs });
  } catch (error) {
    // whatever still runs upstream runs for nobody
    leaving.abort();
    answerError(state, exchange.sink, { id, head: exchange.head, error });
  }
}
