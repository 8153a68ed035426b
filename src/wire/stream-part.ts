import type { Usage, VernierError } from '#core';

/** Why a model stopped: one word of ours, and the provider's own. */
export interface FinishReason {
  readonly unified: 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'other';
  readonly raw: string | null;
}

/** One part of an answer on its way. The last part is always one `end` or one `error`, and nothing follows it. */
export type StreamPart =
  | StartPart
  | { readonly type: 'text-delta'; readonly text: string }
  | NotCarriedPart
  | EndPart
  | { readonly type: 'error'; readonly error: VernierError };

/** The answer has begun. What the upstream does not name reads `unknown`. */
export interface StartPart {
  readonly type: 'start';
  readonly id: string;
  readonly modelId: string;
}

/** Something that the other format cannot carry yet; named once per answer, so that the translator can say so. */
export interface NotCarriedPart {
  readonly type: 'not-carried';
  /** The provider's own word, e.g. `tool_use`. */
  readonly what: string;
  /** True when the answer is whole without it (reasoning); false when a translation must fail (tool calls). */
  readonly isHarmless: boolean;
}

/** The answer is complete. */
export interface EndPart {
  readonly type: 'end';
  readonly finishReason: FinishReason;
  readonly usage: Usage;
  readonly stopSequence?: string;
}
