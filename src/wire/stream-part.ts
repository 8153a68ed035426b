import type { Usage, VernierError } from '#core';

/** Why a model stopped: one word of ours, and the provider's own. */
export interface FinishReason {
  readonly unified: 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'other';
  readonly raw: string | null;
}

/** One part of an answer on its way. The last part is always one `end` or one `error`, and nothing follows it. */
export type StreamPart =
  | { readonly type: 'start'; readonly id: string; readonly modelId: string }
  | { readonly type: 'text-delta'; readonly text: string }
  /** Something that the other format cannot carry yet; named, so that the translator can say so. */
  | { readonly type: 'not-carried'; readonly what: string }
  | {
      readonly type: 'end';
      readonly finishReason: FinishReason;
      readonly usage: Usage;
      readonly stopSequence?: string;
    }
  | { readonly type: 'error'; readonly error: VernierError };
