import type { Usage, VernierError } from '#core';
import type { FinishReason, StreamPart } from '../stream-part.ts';

/** What was picked out of an answer. */
export interface AnswerFacts {
  /** All parts absent when the upstream said nothing of it. */
  readonly usage: Usage;
  readonly finishReason?: FinishReason;
  /** The model that the answer names. */
  readonly servedModelId?: string;
  /** The service tier that answered, as the upstream names it. */
  readonly servedTier?: string;
  /** The upstream's own error, or ours about it. */
  readonly error?: VernierError;
}

/** Takes the parts of an answer one by one. */
export type EmitPart = (part: StreamPart) => void;
