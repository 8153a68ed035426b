import type { Attempt, CallStatus, Cost, OutcomeSource, Usage, VernierError } from '#core';
import type { ByteSource, FinishReason } from '#wire';

/** What a plan did, once it is over. */
export interface PlanResult {
  readonly attempts: readonly Attempt[];
  /** All attempts together. */
  readonly cost: Cost;
  /** `aborted` also when the upstream's answer was complete, but the caller did not take all of it. */
  readonly status: CallStatus;
  /** All parts absent when no upstream said anything of it. */
  readonly usage: Usage;
  /** The model whose prices the cost is made of: the one that answered, where the catalog knows it; else the asked one. */
  readonly pricedModelId: string;
  readonly finishReason?: FinishReason;
  readonly error?: VernierError;
}

/** An answer on its way to the caller, in the caller's format. */
export interface PlanRun {
  /** The HTTP status for the caller. */
  readonly status: number;
  readonly contentType: string;
  /** Bytes of the body; present where it was held until it was whole. */
  readonly contentLength?: number;
  /** What else the upstream said that clients act on: `retry-after`, its request id. */
  readonly headers: Readonly<Record<string, string>>;
  /** Always ends by `end`: a stream that breaks ends with the format's own error event. */
  readonly body: ByteSource;
  /** The model of the step that answers. */
  readonly modelId: string;
  /** Where the answer's words come from, whatever became of the call. */
  readonly source: OutcomeSource;
  /** What was asked and what is sent, as the response header says it. */
  readonly effort: string;
  /**
   * Resolves when the body was read to its end or aborted; at once where it was held until it was whole (no stream).
   * A stream that nobody reads and nobody aborts has no result.
   */
  result(): Promise<PlanResult>;
}
