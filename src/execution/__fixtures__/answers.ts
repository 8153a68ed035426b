import type { Usage } from '#core';
import { ByteQueue, type Provider } from '#providers';
import { createEncoder, type FinishReason, type WireFormat } from '#wire';

/** What a model said. */
export interface SaidAnswer {
  readonly texts: readonly string[];
  readonly usage: Usage;
  readonly finishReason: FinishReason;
  readonly modelId: string;
}

/** A short answer of Claude Haiku 5.5. */
export const SHORT_ANSWER: SaidAnswer = {
  texts: ['Grüße', ', ', 'it is 3 🧵.\n'],
  usage: { inputTokens: 1000, outputTokens: 200 },
  finishReason: { unified: 'stop', raw: null },
  modelId: 'claude-haiku-5-5',
};

/** Writes an answer as an upstream of the format sends it. */
export function writeAnswer(format: WireFormat, stream: boolean, said: SaidAnswer): Buffer {
  const { texts, usage, finishReason, modelId } = said;
  const encoder = createEncoder(format, {
    stream,
    id: format === 'openai-chat' ? 'chatcmpl-1' : 'msg_1',
    modelId,
    createdAtSeconds: 1_790_000_000,
    includeUsage: true,
  });
  return Buffer.concat([
    encoder.push({ type: 'start', id: 'unused', modelId }),
    ...texts.map((text) => encoder.push({ type: 'text-delta', text })),
    encoder.push({ type: 'end', finishReason, usage }),
  ]);
}

/** Makes a provider that answers every call with the same bytes, in pieces of the given size. */
export function createByteProvider(format: WireFormat, bytes: Buffer, pieceBytes: number): Provider {
  return {
    id: 'bytes',
    source: 'measured',
    formats: [format],
    open: () => {
      const body = new ByteQueue({ resume: () => undefined, abort: () => undefined });
      for (let from = 0; from < bytes.length; from += pieceBytes) body.push(bytes.subarray(from, from + pieceBytes));
      body.end();
      return Promise.resolve({ status: 200, headers: {}, body });
    },
    close: () => Promise.resolve(),
  };
}
