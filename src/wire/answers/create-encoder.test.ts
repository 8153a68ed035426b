import Anthropic from '@anthropic-ai/sdk';
import { VernierError } from '#core';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../__fixtures__/fixtures.ts';
import type { StreamPart } from '../stream-part.ts';
import { WIRE_FORMATS, type WireFormat } from '../wire-format.ts';
import { createDecoder } from './create-decoder.ts';
import { createEncoder } from './create-encoder.ts';
import { createTap } from './create-tap.ts';

const HEAD = { id: 'id_1', modelId: 'm-1', createdAtSeconds: 1_763_596_800, includeUsage: true };
const TEXT = 'Hello, "world"!\n\n\u2028Grüße, 世界 🌍 \u0001 \ud800';
const PARTS: readonly StreamPart[] = [
  { type: 'start', id: 'upstream', modelId: 'upstream' },
  ...TEXT.split(' ').map((word, index) => ({
    type: 'text-delta' as const,
    text: index === 0 ? word : ` ${word}`,
  })),
  {
    type: 'end',
    finishReason: { unified: 'length', raw: 'anything' },
    usage: {
      inputTokens: 21,
      cacheReadTokens: 300,
      cacheWrite5mTokens: 4,
      outputTokens: 12,
      reasoningTokens: 28,
    },
  },
];

function encode(format: WireFormat, parts: readonly StreamPart[], options: object = {}): string {
  const encoder = createEncoder(format, { ...HEAD, stream: true, ...options });
  return Buffer.concat(parts.map((part) => encoder.push(part))).toString('utf8');
}

function decode(format: WireFormat, bytes: string, stream = true): readonly StreamPart[] {
  const decoder = createDecoder(format, { stream });
  return [...decoder.push(Buffer.from(bytes)), ...decoder.end()];
}

function textsOf(parts: readonly StreamPart[]): readonly StreamPart[] {
  return parts.filter((part) => part.type === 'text-delta');
}

function fakeFetch(body: string, status = 200, contentType = 'text/event-stream') {
  return () => Promise.resolve(new Response(body, { status, headers: { 'content-type': contentType } }));
}

function anthropicClient(body: string, contentType?: string): Anthropic {
  return new Anthropic({ apiKey: 'none', maxRetries: 0, fetch: fakeFetch(body, 200, contentType) });
}

function openAiClient(body: string, contentType?: string): OpenAI {
  return new OpenAI({ apiKey: 'none', maxRetries: 0, fetch: fakeFetch(body, 200, contentType) });
}

const MESSAGES = [{ role: 'user' as const, content: 'Hi' }];

describe('what the official SDKs make of the encoder’s bytes', () => {
  it('Anthropic, streamed: the text, the stop reason and the usage', async () => {
    const client = anthropicClient(encode('anthropic-messages', PARTS));
    const message = await client.messages
      .stream({ model: 'm', max_tokens: 9, messages: MESSAGES })
      .finalMessage();
    expect(message).toMatchObject({
      id: 'id_1',
      model: 'm-1',
      role: 'assistant',
      content: [{ type: 'text', text: TEXT }],
      stop_reason: 'max_tokens',
      usage: {
        input_tokens: 21,
        cache_read_input_tokens: 300,
        cache_creation_input_tokens: 4,
        output_tokens: 40,
      },
    });
  });

  it('Anthropic, not streamed: the same', async () => {
    const body = encode('anthropic-messages', PARTS, { stream: false });
    const client = anthropicClient(body, 'application/json');
    const message = await client.messages.create({ model: 'm', max_tokens: 9, messages: MESSAGES });
    expect(message.content).toEqual([{ type: 'text', text: TEXT }]);
    expect(message).toMatchObject({ stop_reason: 'max_tokens', usage: { output_tokens: 40 } });
  });

  it('OpenAI, streamed: the text, the finish reason and the usage', async () => {
    const client = openAiClient(encode('openai-chat', PARTS));
    const stream = client.chat.completions.stream({ model: 'm', messages: MESSAGES });
    const completion = await stream.finalChatCompletion();
    expect(completion).toMatchObject({
      id: 'id_1',
      model: 'm-1',
      created: 1_763_596_800,
      choices: [{ index: 0, finish_reason: 'length', message: { role: 'assistant', content: TEXT } }],
      usage: {
        prompt_tokens: 325,
        completion_tokens: 40,
        total_tokens: 365,
        prompt_tokens_details: { cached_tokens: 300, cache_write_tokens: 4 },
        completion_tokens_details: { reasoning_tokens: 28 },
      },
    });
  });

  it('OpenAI, not streamed: the same', async () => {
    const client = openAiClient(encode('openai-chat', PARTS, { stream: false }), 'application/json');
    const completion = await client.chat.completions.create({ model: 'm', messages: MESSAGES });
    expect(completion.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: TEXT } });
    expect(completion.usage?.total_tokens).toBe(365);
  });

  it('both: an error in mid-stream, as an error', async () => {
    const error = new VernierError('upstream-closed', 'the upstream closed (after 3 s): try again');
    const parts: readonly StreamPart[] = [...PARTS.slice(0, 3), { type: 'error', error }];
    const anthropic = anthropicClient(encode('anthropic-messages', parts));
    const openAi = openAiClient(encode('openai-chat', parts));
    const message = anthropic.messages
      .stream({ model: 'm', max_tokens: 9, messages: MESSAGES })
      .finalMessage();
    await expect(message).rejects.toThrow('after 3 s');
    const completion = openAi.chat.completions
      .stream({ model: 'm', messages: MESSAGES })
      .finalChatCompletion();
    await expect(completion).rejects.toThrow('after 3 s');
  });
});

describe.each(WIRE_FORMATS)('createEncoder for %s', (format) => {
  it('writes a stream that the tap finds legal', () => {
    const tap = createTap(format, { stream: true });
    const bytes = Buffer.from(encode(format, PARTS));
    expect(tap.push(bytes)).toEqual(bytes);
    expect(tap.state).toBe('ended');
    expect(tap.result().error).toBeUndefined();
  });

  it('writes an answer without any text', () => {
    const parts = PARTS.filter((part) => part.type !== 'text-delta');
    expect(decode(format, encode(format, parts)).map((part) => part.type)).toEqual(['start', 'end']);
    expect(decode(format, encode(format, parts, { stream: false }), false).map((part) => part.type)).toEqual([
      'start',
      'end',
    ]);
  });

  it('leaves out of the usage what is not known', () => {
    const parts = PARTS.map((part) => (part.type === 'end' ? { ...part, usage: {} } : part));
    const end = decode(format, encode(format, parts, { stream: false }), false).at(-1);
    expect(end?.type === 'end' ? Object.values({ ...end.usage, raw: undefined }) : []).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });

  it('goes on past what the answer is whole without, and ends in an error at what it is not', () => {
    const encoder = createEncoder(format, { ...HEAD, stream: true });
    encoder.push({ type: 'start', id: 'a', modelId: 'b' });
    expect(encoder.push({ type: 'not-carried', what: 'thinking', isHarmless: true })).toHaveLength(0);
    expect(encoder.push({ type: 'not-carried', what: 'tool_use', isHarmless: false }).toString()).toContain(
      'tool_use',
    );
    expect(encoder.isEnded).toBe(true);
    expect(encoder.error?.code).toBe('not-carried');
    expect(encoder.push({ type: 'text-delta', text: 'ignored' })).toHaveLength(0);
  });

  it('writes an error alone where nothing had begun', () => {
    const error = new VernierError('bad-request', 'no');
    const parts: readonly StreamPart[] = [{ type: 'error', error }];
    expect(decode(format, encode(format, parts)).map((part) => part.type)).toEqual(['error']);
    expect(JSON.parse(encode(format, parts, { stream: false }))).toHaveProperty('error.message', 'no');
  });

  it('calls a part out of order what it is: a bug', () => {
    const [start, text, ...rest] = PARTS;
    if (start === undefined || text === undefined) throw new Error('no parts');
    expect(() => encode(format, [text])).toThrow('out of order');
    expect(() => encode(format, [start, start])).toThrow('out of order');
    expect(() => encode(format, [start, ...rest, text])).toThrow('after the last');
  });
});

describe('the OpenAI encoder', () => {
  it('says usage only to a client that asked for it', () => {
    expect(encode('openai-chat', PARTS)).toContain('"choices":[],"usage":{');
    expect(encode('openai-chat', PARTS, { includeUsage: false })).not.toContain('usage');
  });
});

describe('an answer from one format to the other and back', () => {
  it.each<[string, WireFormat, WireFormat]>([
    ['anthropic-stream-text.sse', 'anthropic-messages', 'openai-chat'],
    ['openai-stream-text.sse', 'openai-chat', 'anthropic-messages'],
  ])('keeps the text, the stop reason and the usage of %s', (file, from, to) => {
    const parts = decode(from, readFixture(file).toString('utf8'));
    const there = decode(to, encode(to, parts));
    const back = decode(from, encode(from, there));
    expect(textsOf(back)).toEqual(textsOf(parts));
    const [end, returned] = [parts.at(-1), back.at(-1)];
    if (end?.type !== 'end' || returned?.type !== 'end') throw new Error('no end');
    expect(returned.finishReason).toEqual(end.finishReason);
    // the other format has one lifetime of cache writes: their sum comes back
    const { cacheWrite5mTokens = 0, cacheWrite1hTokens = 0, raw: _, ...usage } = end.usage;
    const { cacheWrite5mTokens: written = 0, cacheWrite1hTokens: __, raw: ___, ...kept } = returned.usage;
    expect({ ...kept, written }).toEqual({ ...usage, written: cacheWrite5mTokens + cacheWrite1hTokens });
  });
});
