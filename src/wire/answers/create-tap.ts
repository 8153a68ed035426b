import type { VernierError } from '#core';
import type { WireFormat } from '../wire-format.ts';
import type { AnswerFacts } from './answer-facts.ts';
import { createIntake, type IntakeOptions } from './create-intake.ts';
import type { IntakeState } from './intake.ts';

/** Reads an answer while its bytes pass. */
export interface Tap {
  /**
   * Takes bytes of the upstream, answers those to send on now, unchanged: whole events of a stream; of a JSON body nothing
   * before the end. May answer an empty buffer. Never throws for what an upstream sends: see `state`.
   */
  push(chunk: Buffer): Buffer;
  /**
   * The upstream's body has ended, or broken with `error`. Answers the bytes that close the answer: the held JSON body, or
   * an error in the format's own shape when the answer was cut or is none. To be called once.
   */
  end(error?: VernierError): Buffer;
  /** What was picked out so far; complete after `end`. */
  result(): AnswerFacts;
  /** `failed`: nothing more is read, end the call upstream and send `end()`. `ended`: the answer is complete. */
  readonly state: IntakeState;
}

/** Creates a tap for one answer. */
export function createTap(format: WireFormat, options: IntakeOptions): Tap {
  const intake = createIntake(format, options);
  return {
    push: (chunk) => intake.push(chunk),
    end: (error) => intake.end(error),
    result: () => intake.facts(),
    get state() {
      return intake.state;
    },
  };
}
