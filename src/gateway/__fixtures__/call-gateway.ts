import { type JsonObject, parseBody, WIRE_PATHS, type WireFormat } from '#wire';
import { createMemorySink, type Gateway, type MemoryAnswer } from '../index.ts';
import { PROMPT } from './recorded-rows.ts';

/** What a test asks of a hot route. */
export interface TestCall {
  readonly format?: WireFormat;
  /** Members of the body that differ from a plain question to `auto`. */
  readonly body?: JsonObject;
  /** The whole body as it is sent, instead. */
  readonly bytes?: string | Buffer;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly remoteAddress?: string;
}

/** Both formats. */
export const FORMATS = ['anthropic-messages', 'openai-chat'] as const;

/** Both formats, streamed and not, as rows of a table of tests. */
export const WAYS = FORMATS.flatMap((format) => [false, true].map((stream) => ({ format, stream })));

/** A body that asks a question. */
export function createBody(format: WireFormat, changes: JsonObject = {}): JsonObject {
  const cap = format === 'anthropic-messages' ? 'max_tokens' : 'max_completion_tokens';
  return { model: 'auto', [cap]: 256, messages: [{ role: 'user', content: PROMPT }], ...changes };
}

/** Serves one request in memory. */
export async function callGateway(gateway: Gateway, call: TestCall = {}): Promise<MemoryAnswer> {
  const { format = 'anthropic-messages', headers = {}, remoteAddress } = call;
  const bytes = call.bytes ?? JSON.stringify(createBody(format, call.body));
  const { sink, answer } = createMemorySink();
  const head = {
    method: 'POST',
    path: WIRE_PATHS[format],
    headers: { host: 'localhost', ...headers },
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  };
  await gateway.serve(head, Buffer.from(bytes), sink);
  return await answer;
}

/** The error of an answer in its format's shape: what a client's error class is made of. */
export function errorOf({ body }: Pick<MemoryAnswer, 'body'>): { type: string; message: string; code?: string } {
  const { error } = parseBody(body);
  const isError = typeof error === 'object' && error !== null && 'type' in error && 'message' in error;
  if (!isError) throw new Error('the answer has no error in it');
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { type: String(error.type), message: String(error.message), ...code };
}
