import type { VernierError } from '#core';
import { CODECS } from '../codecs.ts';
import type { RedactError } from '../errors/redact-error.ts';
import { writeError, writeStreamError } from '../errors/write-error.ts';
import type { WireFormat } from '../wire-format.ts';
import type { EmitPart } from './answer-facts.ts';
import { createBodyIntake } from './body-intake.ts';
import { createEventIntake } from '../streams/event-intake.ts';
import type { Intake } from './intake.ts';

/** How an answer is taken in. */
export interface IntakeOptions {
  /** Whether the body is an event stream; else one JSON body. */
  readonly stream: boolean;
  /** Keeps chunks that only count tokens from a client that did not ask for them; default false. */
  readonly hideUsageChunk?: boolean;
  /** Named in an error body where the format has a place for it. */
  readonly requestId?: string;
  /** The upstream's status, named where an answer has no body. */
  readonly status?: number;
  /** Redacts what the upstream itself says of an error; no other byte is touched. */
  readonly redactError?: RedactError;
}

/** Creates the one reader of answers that `createTap` and `createDecoder` stand on. */
export function createIntake(format: WireFormat, options: IntakeOptions, emit?: EmitPart): Intake {
  const codec = CODECS[format];
  if (options.stream) {
    return createEventIntake({
      createReader: (emitPart) => codec.createStreamReader(emitPart),
      emit,
      hideUsage: options.hideUsageChunk ?? false,
      writeError: (error) => writeStreamError(format, error),
      redactError: options.redactError,
    });
  }
  const { requestId } = options;
  return createBodyIntake({
    readAnswer: (answer, emitPart) => codec.readAnswer(answer, emitPart),
    emit,
    status: options.status,
    redactError: options.redactError,
    writeError: (error: VernierError) =>
      writeError(format, error, requestId === undefined ? {} : { requestId }).body,
  });
}
