import type { VernierError } from '#core';
import type { StreamPart } from '../stream-part.ts';
import type { WireFormat } from '../wire-format.ts';
import { createIntake, type IntakeOptions } from './create-intake.ts';

/** Reads an answer as parts. Of all parts exactly one, the last, is `end` or `error`. */
export interface Decoder {
  /** Takes bytes of the upstream, answers the parts that they complete. Never throws for what an upstream sends. */
  push(chunk: Buffer): readonly StreamPart[];
  /** The upstream's body has ended, or broken with `error`. */
  end(error?: VernierError): readonly StreamPart[];
  /** Whether the last part has come: nothing more is read. */
  readonly isEnded: boolean;
}

/** Creates a decoder for one answer. It reads as `createTap` does, and comes to the same usage, reason and end. */
export function createDecoder(format: WireFormat, options: IntakeOptions): Decoder {
  let parts: StreamPart[] = [];
  const intake = createIntake(format, options, (part) => parts.push(part));
  const take = (): readonly StreamPart[] => {
    const taken = parts;
    parts = [];
    return taken;
  };
  return {
    push(chunk) {
      intake.push(chunk);
      return take();
    },
    end(error) {
      intake.end(error);
      return take();
    },
    get isEnded() {
      return intake.state !== 'open';
    },
  };
}
