import type { PartReceiver, PartSource, TappedBody } from '#providers';
import {
  type AnswerFacts,
  type ByteReceiver,
  createEncoder,
  type Encoder,
  type EncoderOptions,
  type StreamPart,
  type WireFormat,
} from '#wire';

/** How a translated answer is written. */
export interface TranslationOptions extends Pick<
  EncoderOptions,
  'stream' | 'createdAtSeconds' | 'includeUsage'
> {
  /** The format of the caller. */
  readonly format: WireFormat;
}

const NOTHING = Buffer.alloc(0);

/** Says an answer that comes as parts in the caller's format. It always ends by `end`; a failure is in the result. */
export function translate(source: PartSource, options: TranslationOptions): TappedBody {
  const translation = new Translation(source, options);
  return {
    read: (receiver) => translation.start(receiver),
    resume: () => source.resume(),
    abort: () => source.abort(),
    result: () => translation.facts,
  };
}

class Translation implements PartReceiver {
  facts: AnswerFacts = { usage: {} };
  readonly #source: PartSource;
  readonly #options: TranslationOptions;
  #encoder: Encoder | undefined;
  #receiver: ByteReceiver | undefined;

  constructor(source: PartSource, options: TranslationOptions) {
    this.#source = source;
    this.#options = options;
  }

  start(receiver: ByteReceiver): void {
    this.#receiver = receiver;
    this.#source.read(this);
  }

  parts(parts: readonly StreamPart[]): boolean {
    const hasRoom = this.#send(parts.map((part) => this.#write(part)));
    const last = parts.at(-1)?.type;
    const isRead = last === 'end' || last === 'error';
    if (!isRead && this.#encoder?.isEnded !== true) return hasRoom;
    // an answer that cannot be carried is over before the upstream's
    if (!isRead) this.#source.abort();
    this.#receiver?.end();
    return true;
  }

  #write(part: StreamPart): Buffer {
    if (part.type === 'start') {
      this.facts = { ...this.facts, ...(part.modelId === 'unknown' ? {} : { servedModelId: part.modelId }) };
      this.#encoder = createEncoder(this.#options.format, {
        ...this.#options,
        id: part.id,
        modelId: part.modelId,
      });
    }
    if (part.type === 'end')
      this.facts = { ...this.facts, usage: part.usage, finishReason: part.finishReason };
    if (part.type === 'error') this.facts = { ...this.facts, error: part.error };
    const bytes = this.#encoder?.push(part) ?? NOTHING;
    const failure = this.#encoder?.error;
    if (failure !== undefined) this.facts = { ...this.facts, error: failure };
    return bytes;
  }

  #send(written: readonly Buffer[]): boolean {
    const bytes = Buffer.concat(written);
    return bytes.length === 0 || this.#receiver === undefined || this.#receiver.data(bytes);
  }
}
