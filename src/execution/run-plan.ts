import type { Catalog } from '#catalog';
import { type Clock, type ModelId, type Plan, toIsoDate, VernierError } from '#core';
import type { Provider, ProviderRegistry } from '#providers';
import { answerCall } from './answer/answer-call.ts';
import { boundCall } from './bound/bound-call.ts';
import { measureCall } from './bound/measure-call.ts';
import { type ExecutionHooks, NO_HOOKS } from './execution-hooks.ts';
import type { PlanCall } from './plan-call.ts';
import type { PlanRun } from './plan-run.ts';
import { RunningAttempt } from './attempt/running-attempt.ts';
import { singleCallStep } from './single-call-step.ts';
import { writeUpstreamRequest } from './request/write-upstream-request.ts';

/** What a plan is run with. */
export interface PlanContext {
  readonly providers: Pick<ProviderRegistry, 'find'>;
  readonly catalog: Catalog;
  readonly clock: Clock;
  /** Default: hooks that do nothing. */
  readonly hooks?: ExecutionHooks;
  /** Ends the call; needed only until the run is there, whose body can be aborted as well. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a plan: the only code that does.
 *
 * Once an attempt is made nothing is thrown: an answer that fails before its first byte is a run with the status and the
 * error body of the caller's format, one that fails later ends with the format's error event.
 *
 * Shape   resolves with the first bytes of a stream, or when an answer that is not streamed is whole
 * Throws  before an attempt is made: 'plan-not-supported', 'unknown-model', 'not-carried', 'bad-request', and what
 *         `reserve` throws
 */
export async function runPlan(plan: Plan, call: PlanCall, context: PlanContext): Promise<PlanRun> {
  const { catalog, clock, hooks = NO_HOOKS, signal } = context;
  const step = singleCallStep(plan);
  const provider = findProvider(context, step.modelId);
  const written = writeUpstreamRequest({ step, call, provider, catalog });
  const at = toIsoDate(clock.now());
  // the bound walks the whole body: nobody pays for it who does not ask
  if (hooks !== NO_HOOKS) {
    const size = measureCall({ view: call.view, body: call.body, bodyBytes: call.bytes.length });
    await hooks.reserve(boundCall(catalog, { modelId: step.modelId, size, at }).cost);
  }
  const attempt = new RunningAttempt({
    provider,
    modelId: step.modelId,
    body: call.body,
    catalog,
    clock,
    hooks,
  });
  const outgoing = { call, provider, written, modelId: step.modelId, attempt };
  return answerCall(signal === undefined ? outgoing : { ...outgoing, signal }, clock);
}

function findProvider({ providers }: PlanContext, modelId: ModelId): Provider {
  const provider = providers.find(modelId);
  if (provider !== undefined) return provider;
  throw new VernierError(
    'unknown-model',
    `no provider serves ${modelId}: use a model that a configured provider names`,
    { details: { modelId } },
  );
}
