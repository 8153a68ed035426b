import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import type { WireFormat } from '#wire';
import type { UpstreamRequest } from '../provider.ts';
import { readBody } from '../__fixtures__/read-answer.ts';
import { type ProviderFixture, testProvider } from '../provider-contract.ts';
import { createRecordedProvider, modelsOfRecordings, readRecordings } from './index.ts';

const catalog = createCatalog();
const path = new URL('../__fixtures__/recordings.jsonl', import.meta.url).pathname;
const { rows } = await readRecordings([path]);
const provider = createRecordedProvider({ rows, catalog });
const [firstPrompt = '', secondPrompt = ''] = rows.map((row) => row.prompt);

interface Call {
  readonly format?: WireFormat;
  readonly modelId?: string;
  readonly prompt?: string;
  readonly stream?: boolean;
}

function toRequest(call: Call = {}): UpstreamRequest {
  const {
    format = 'openai-chat',
    modelId = 'claude-3-haiku-20240307',
    prompt = firstPrompt,
    stream = true,
  } = call;
  const messages = [
    { role: 'user', content: 'Be brief.' },
    { role: 'assistant', content: 'Yes.' },
    { role: 'user', content: prompt },
  ];
  const body = Buffer.from(JSON.stringify({ model: modelId, max_tokens: 64, messages, stream }));
  return { format, modelId, body, headers: {}, stream };
}

function toFixture(name: string, call: Call): ProviderFixture {
  // Claude counts 1.16 tokens for each recorded one: 25 and 10 become 29 and 12
  const expected = { text: 'Grüße! It is 3 🧵.\n\n"3"', usage: { inputTokens: 29, outputTokens: 12 } };
  return { name, request: toRequest(call), expected: { ...expected, finishReason: 'stop' } };
}

testProvider('recorded', () => Promise.resolve({ provider, stop: () => Promise.resolve() }), [
  toFixture('an Anthropic stream', { format: 'anthropic-messages' }),
  toFixture('a whole Anthropic answer', { format: 'anthropic-messages', stream: false }),
  toFixture('an OpenAI stream', { format: 'openai-chat' }),
  toFixture('a whole OpenAI answer', { format: 'openai-chat', stream: false }),
  {
    name: 'a model whose tokens are the recorded ones',
    request: toRequest({ modelId: 'gpt-4o-mini-2024-07-18' }),
    expected: { text: 'It is 4.', usage: { inputTokens: 25, outputTokens: 5 }, finishReason: 'stop' },
  },
  {
    name: 'an empty answer',
    request: toRequest({ prompt: secondPrompt, stream: false }),
    expected: { text: '', usage: { inputTokens: 23, outputTokens: 0 }, finishReason: 'stop' },
  },
]);

describe('createRecordedProvider', () => {
  it('reports the recorded counts as they are where no tokenizer is named', async () => {
    const own = rows.map((row) => ({ ...row, tokenizer: undefined }));
    const answering = createRecordedProvider({ rows: own, catalog });
    const { bytes } = await readBody((await answering.open(toRequest({ stream: false }))).body);
    expect(JSON.parse(bytes.toString())).toMatchObject({
      usage: { prompt_tokens: 25, completion_tokens: 10 },
    });
  });

  it('gives the same request the same bytes', async () => {
    const once = await readBody((await provider.open(toRequest())).body);
    const again = createRecordedProvider({ rows: rows.toReversed(), catalog });
    const twice = await readBody((await again.open(toRequest())).body);
    expect(twice.bytes.toString()).toBe(once.bytes.toString());
  });

  it('says that a prompt was not recorded, and what to do', async () => {
    await expect(provider.open(toRequest({ prompt: firstPrompt.trim() }))).rejects.toMatchObject({
      code: 'recording-missing',
      httpStatus: 404,
      message: expect.stringContaining('send a recorded prompt unchanged'),
    });
  });

  it('says which models were recorded for a prompt', async () => {
    const call = provider.open(toRequest({ prompt: secondPrompt, modelId: 'gpt-4o-mini-2024-07-18' }));
    await expect(call).rejects.toMatchObject({
      code: 'recording-missing',
      message: expect.stringContaining('claude-3-haiku-20240307, claude-3-5-sonnet-20241022'),
    });
  });

  it('lists the models that it can answer for', () => {
    expect(modelsOfRecordings(rows)).toEqual([
      'claude-3-haiku-20240307',
      'claude-3-5-sonnet-20241022',
      'gpt-4o-mini-2024-07-18',
    ]);
  });
});
