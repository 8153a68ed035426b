import { createDecoder, type Decoder, type StreamPart, type WireFormat } from '#wire';
import { intakeOptions } from './intake-options.ts';
import { AnswerReading, type AnswerReader } from './answer-reading.ts';
import type { UpstreamResponse } from './provider.ts';
import { isRefusal, Refusal } from './refusal.ts';

/** How an upstream's answer is decoded. */
export interface DecodeOptions {
  /** The format that the upstream speaks. */
  readonly format: WireFormat;
  readonly stream: boolean;
}

/** Takes the parts of one answer. Of all parts exactly one, the last, is `end` or `error`. */
export interface PartReceiver {
  /** Takes the parts of one chunk, at least one; `false` asks the source to pause until `resume` is called on it. */
  parts(parts: readonly StreamPart[]): boolean;
}

/** An answer on its way as parts: pushed, with back-pressure, read once. */
export interface PartSource {
  /** Starts delivery. What arrived before is delivered first. */
  read(receiver: PartReceiver): void;
  /** Continues after a receiver answered `false`. */
  resume(): void;
  /** Ends the call upstream; the receiver hears nothing more. */
  abort(): void;
}

/**
 * Reads an upstream's answer as parts: for a translation, a check, or a fold into one answer.
 *
 * Shape   a refusal is one `error` part with 'upstream-refused'; at most 64 KB of it are read
 */
export function decode(response: UpstreamResponse, options: DecodeOptions): PartSource {
  const reader = isRefusal(response)
    ? refusalReader(new Refusal(options.format, response.status))
    : decoderReader(createDecoder(options.format, { ...options, ...intakeOptions(response) }));
  const reading = new AnswerReading(response.body, reader);
  return {
    read: (receiver) => reading.start({ take: (parts) => receiver.parts(parts), end: () => undefined }),
    resume: () => reading.resume(),
    abort: () => reading.abort(),
  };
}

function decoderReader(decoder: Decoder): AnswerReader<readonly StreamPart[]> {
  let hasError = false;
  return {
    push(chunk) {
      const parts = decoder.push(chunk);
      hasError = parts.at(-1)?.type === 'error';
      return parts;
    },
    end: (error) => decoder.end(error),
    get state() {
      if (!decoder.isEnded) return 'open';
      return hasError ? 'failed' : 'ended';
    },
  };
}

function refusalReader(refusal: Refusal): AnswerReader<readonly StreamPart[]> {
  return {
    push(chunk) {
      refusal.push(chunk);
      return [];
    },
    end: () => [{ type: 'error', error: refusal.toError() }],
    state: 'open',
  };
}
