import type { Usage, VernierError } from '#core';
import type { ByteSource, FinishReason, StreamPart } from '#wire';
import { decode } from '../decode.ts';
import type { UpstreamRequest, UpstreamResponse } from '../provider.ts';
import { tap } from '../tap.ts';

/** A body that was read. */
export interface ReadBody {
  readonly bytes: Buffer;
  /** `end` and the code of `fail`, as often as they came. */
  readonly endings: readonly string[];
}

/** Everything that a tapped answer gave. */
export interface TappedAnswer extends ReadBody {
  readonly usage: Usage;
  readonly finishReason: FinishReason['unified'] | undefined;
  readonly error: VernierError | undefined;
}

/** Reads a body to its end; with `isSlow` it asks for a pause after every chunk. */
export function readBody(body: ByteSource, isSlow = false): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const endings: string[] = [];
    // one turn later, so that a second ending is heard as well
    const finish = (ending: string): void => {
      endings.push(ending);
      setImmediate(() => resolve({ bytes: Buffer.concat(chunks), endings }));
    };
    body.read({
      data(chunk) {
        chunks.push(chunk);
        if (isSlow) setImmediate(() => body.resume());
        return !isSlow;
      },
      end: () => finish('end'),
      fail: (error) => finish(error.code),
    });
  });
}

/** Taps an answer and reads it to its end. */
export async function tapAnswer(
  response: UpstreamResponse,
  request: Pick<UpstreamRequest, 'format' | 'stream'>,
  isSlow = false,
): Promise<TappedAnswer> {
  const { format, stream } = request;
  const body = tap(response, { format, stream });
  const read = await readBody(body, isSlow);
  const { usage, finishReason, error } = body.result();
  return { ...read, usage: withoutRaw(usage), finishReason: finishReason?.unified, error };
}

/** Decodes an answer and collects its parts. */
export function decodeAnswer(
  response: UpstreamResponse,
  request: Pick<UpstreamRequest, 'format' | 'stream'>,
): Promise<readonly StreamPart[]> {
  const { format, stream } = request;
  return new Promise((resolve) => {
    const all: StreamPart[] = [];
    decode(response, { format, stream }).read({
      parts(parts) {
        all.push(...parts);
        if (parts.some(isLast)) setImmediate(() => resolve(all));
        return true;
      },
    });
  });
}

/** Whether a part is one that ends an answer. */
export function isLast(part: StreamPart): boolean {
  return part.type === 'end' || part.type === 'error';
}

/** The text of an answer. */
export function textOf(parts: readonly StreamPart[]): string {
  return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}

/** Usage as it is compared: what is known of it, without the provider's own object. */
export function withoutRaw({ raw: _raw, ...usage }: Usage): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([, tokens]) => tokens !== undefined));
}
