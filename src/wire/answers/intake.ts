import type { VernierError } from '#core';
import type { AnswerFacts } from './answer-facts.ts';

/** Where an answer on its way stands: still coming, legally over, or given up (then only `end` is left to call). */
export type IntakeState = 'open' | 'ended' | 'failed';

/** Takes in the bytes of one answer and hands on those that may pass. */
export interface Intake {
  push(chunk: Buffer): Buffer;
  /** The body has ended, or broken with `error`; answers the bytes that close it, once. */
  end(error?: VernierError): Buffer;
  facts(): AnswerFacts;
  readonly state: IntakeState;
}
