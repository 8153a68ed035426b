import { type AnswerFacts, type ByteReceiver, type ByteSource, createTap, type WireFormat } from '#wire';
import { intakeOptions } from './intake-options.ts';
import { AnswerReading, type AnswerReader } from './answer-reading.ts';
import type { UpstreamResponse } from './provider.ts';
import { isRefusal, Refusal } from './refusal.ts';

/** How an upstream's answer is tapped. */
export interface TapOptions {
  /** The format that the upstream speaks. */
  readonly format: WireFormat;
  readonly stream: boolean;
  /** Keeps chunks that only count tokens from a client that did not ask for them; default false. */
  readonly hideUsageChunk?: boolean;
  /** Named in an error body where the format has a place for it. */
  readonly requestId?: string;
}

/** A body whose bytes pass, and what they said. It always ends by `end`; a failure is in the result. */
export interface TappedBody extends ByteSource {
  /** What was picked out so far; complete after the end. */
  result(): AnswerFacts;
}

/**
 * Lets the bytes of an upstream's answer pass unchanged while usage, finish reason and errors are picked out of them.
 *
 * Shape   an answer that is cut or is none ends with the format's own error; of a refusal at most 64 KB pass, and its
 *         result holds 'upstream-refused'
 */
export function tap(response: UpstreamResponse, options: TapOptions): TappedBody {
  const reader = isRefusal(response)
    ? refusalReader(new Refusal(options.format, response.status))
    : createTap(options.format, { ...options, ...intakeOptions(response) });
  const reading = new AnswerReading(response.body, reader);
  return {
    read: (receiver: ByteReceiver) =>
      reading.start({ take: (bytes) => receiver.data(bytes), end: () => receiver.end() }),
    resume: () => reading.resume(),
    abort: () => reading.abort(),
    result: () => reader.result(),
  };
}

function refusalReader(refusal: Refusal): AnswerReader<Buffer> & Pick<TappedBody, 'result'> {
  return {
    push: (chunk) => refusal.push(chunk),
    end: () => Buffer.alloc(0),
    result: () => ({ usage: {}, error: refusal.toError() }),
    state: 'open',
  };
}
