import { VernierError } from '#core';
import { CODECS } from '../codecs.ts';
import { writeError } from '../errors/write-error.ts';
import type { EndPart, NotCarriedPart, StreamPart } from '../stream-part.ts';
import type { WireFormat } from '../wire-format.ts';
import type { AnswerHead, AnswerWriter } from './answer-writer.ts';

/** How an answer is written. */
export interface EncoderOptions extends AnswerHead {
  /** Whether it is written as an event stream; else as one JSON body at the end. */
  readonly stream: boolean;
}

/** Writes parts as an answer of one format. */
export interface Encoder {
  /**
   * Takes one part, answers the bytes to send now; empty when there are none.
   *
   * Throws  Error for a part out of order, or one after the last: bugs of the caller
   */
  push(part: StreamPart): Buffer;
  /** Whether the answer is written to its end; the caller may stop the upstream. */
  readonly isEnded: boolean;
  /** The error that the answer ended with. */
  readonly error: VernierError | undefined;
}

const NOTHING = Buffer.alloc(0);

/** Creates the encoder of one answer. A part that cannot be carried ends it with an error; parts after that are ignored. */
export function createEncoder(format: WireFormat, options: EncoderOptions): Encoder {
  const writer = options.stream ? CODECS[format].createWriter(options) : createFoldingWriter(format, options);
  let phase: 'before' | 'open' | 'ended' | 'gave-up' = 'before';
  let failure: VernierError | undefined;
  const fail = (error: VernierError, next: 'ended' | 'gave-up'): string => {
    phase = next;
    failure = error;
    return writer.error(error);
  };
  const write = (part: StreamPart): string => {
    if (part.type === 'error') return fail(part.error, 'ended');
    if (part.type === 'not-carried') return part.isHarmless ? '' : fail(cannotCarry(part), 'gave-up');
    if ((part.type === 'start') !== (phase === 'before')) throw new Error(`a ${part.type} part out of order`);
    if (part.type === 'text-delta') return part.text === '' ? '' : writer.text(part.text);
    phase = part.type === 'start' ? 'open' : 'ended';
    return part.type === 'start' ? writer.start() : writer.end(part);
  };
  return {
    push(part) {
      if (phase === 'gave-up') return NOTHING;
      if (phase === 'ended') throw new Error(`a ${part.type} part after the last`);
      const written = write(part);
      return written === '' ? NOTHING : Buffer.from(written);
    },
    get isEnded() {
      return phase === 'ended' || phase === 'gave-up';
    },
    get error() {
      return failure;
    },
  };
}

/** Folds the parts into one body, so that streaming is the only path. */
function createFoldingWriter(format: WireFormat, head: AnswerHead): AnswerWriter {
  let folded = '';
  return {
    start: () => '',
    text(text) {
      folded += text;
      return '';
    },
    end: (part: EndPart) => JSON.stringify(CODECS[format].writeAnswer(head, folded, part)),
    error: (error) => writeError(format, error, { requestId: head.id }).body.toString('utf8'),
  };
}

function cannotCarry(part: NotCarriedPart): VernierError {
  return new VernierError(
    'not-carried',
    `the answer holds ${part.what.slice(0, 40)}, which is not carried to another format yet: pin a model that speaks this format`,
    { details: { field: part.what.slice(0, 40) } },
  );
}
