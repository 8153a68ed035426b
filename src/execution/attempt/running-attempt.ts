import type { Catalog } from '#catalog';
import {
  type Attempt,
  type CallStatus,
  type Clock,
  type Cost,
  type ErrorCode,
  type ModelId,
  toIsoDate,
  toIsoTimestamp,
  type Usage,
  type VernierError,
} from '#core';
import type { Provider } from '#providers';
import type { AnswerFacts, JsonObject } from '#wire';
import type { ExecutionHooks } from '../execution-hooks.ts';
import type { PlanResult } from '../plan-run.ts';
import { type PricedAttempt, priceAttempt } from './price-attempt.ts';

/** What is known of an attempt when it begins. */
export interface AttemptStart {
  readonly provider: Pick<Provider, 'id' | 'source'>;
  readonly modelId: ModelId;
  /** The caller's body. */
  readonly body: JsonObject;
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly hooks: ExecutionHooks;
}

/** Failures after which it is certain that no model ran. */
const NOT_CALLED: ReadonlySet<ErrorCode> = new Set([
  'upstream-unreachable',
  'recording-missing',
  'bad-request',
]);

/** Watches over one attempt from its start to its end, which it takes down and settles exactly once. */
export class RunningAttempt {
  readonly #start: AttemptStart;
  readonly #startedAt: number;
  readonly #startedMs: number;
  #firstByteMs: number | undefined;
  #httpStatus: number | undefined;
  #result: PlanResult | undefined;

  constructor(start: AttemptStart) {
    this.#start = start;
    this.#startedAt = start.clock.now();
    this.#startedMs = start.clock.monotonicMs();
  }

  /** The head of the answer is there. */
  noteHead(httpStatus: number): void {
    this.#httpStatus = httpStatus;
  }

  /** The first byte of the answer's body is there. */
  noteFirstByte(): void {
    this.#firstByteMs = this.#elapsedMs();
  }

  /** The attempt is over. Later calls change nothing and answer the same. */
  finish(facts: AnswerFacts): PlanResult {
    if (this.#result !== undefined) return this.#result;
    const { error, finishReason } = facts;
    const status = statusOf(error);
    const usage =
      status === 'completed' || finishReason !== undefined ? facts.usage : withoutOutput(facts.usage);
    const { cost, pricedModelId } = this.#price({ ...facts, usage });
    this.#result = {
      attempts: [this.#toAttempt({ ...facts, usage }, status, cost)],
      cost,
      status,
      usage,
      pricedModelId,
      ...(finishReason === undefined ? {} : { finishReason }),
      ...(error === undefined ? {} : { error }),
    };
    this.#start.hooks.settle(cost);
    return this.#result;
  }

  #price({ usage, servedModelId, servedTier, error }: AnswerFacts): PricedAttempt {
    const { catalog, modelId, body } = this.#start;
    if (error !== undefined && this.#isNotCalled(error)) {
      return { cost: { status: 'unpriced', reason: 'not-called' }, pricedModelId: modelId };
    }
    const at = toIsoDate(this.#startedAt);
    return priceAttempt(catalog, { modelId, servedModelId, servedTier, usage, at, body });
  }

  /** A refusal is an answer without a model. */
  #isNotCalled(error: VernierError): boolean {
    const isRefusedByStatus = this.#httpStatus !== undefined && this.#httpStatus >= 300;
    return isRefusedByStatus || (this.#httpStatus === undefined && NOT_CALLED.has(error.code));
  }

  #toAttempt(facts: AnswerFacts, status: CallStatus, cost: Cost): Attempt {
    const { provider, modelId } = this.#start;
    const { servedModelId, finishReason, error, usage } = facts;
    return {
      providerId: provider.id,
      source: provider.source,
      modelId,
      startedAt: toIsoTimestamp(this.#startedAt),
      latencyMs: this.#elapsedMs(),
      status,
      usage,
      cost,
      ...(servedModelId === undefined || servedModelId === modelId ? {} : { servedModelId }),
      ...(this.#firstByteMs === undefined ? {} : { firstByteMs: this.#firstByteMs }),
      ...(this.#httpStatus === undefined ? {} : { httpStatus: this.#httpStatus }),
      ...(error === undefined ? {} : { errorCode: error.code }),
      ...(finishReason === undefined ? {} : { finishReason }),
    };
  }

  #elapsedMs(): number {
    return this.#start.clock.monotonicMs() - this.#startedMs;
  }
}

function statusOf(error: VernierError | undefined): CallStatus {
  if (error === undefined) return 'completed';
  return error.code === 'client-closed' ? 'aborted' : 'failed';
}

/** What a provider counts of the output before its end is a beginning: as a total it would be too low. */
function withoutOutput({ outputTokens: _output, reasoningTokens: _reasoning, ...input }: Usage): Usage {
  return input;
}
