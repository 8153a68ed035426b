import { VernierError } from '#core';
import { describe, expect, it } from 'vitest';
import { FIXTURES, readFixture } from '../__fixtures__/fixtures.ts';
import type { WireFormat } from '../wire-format.ts';
import { createTap } from './create-tap.ts';

function tapAll(format: WireFormat, bytes: Buffer, options = {}) {
  const tap = createTap(format, { stream: true, ...options });
  const passed = tap.push(bytes);
  const state = tap.state;
  const closing = tap.end();
  return { passed: passed.toString('utf8'), closing: closing.toString('utf8'), state, result: tap.result() };
}

const START =
  'event: message_start\ndata: {"type":"message_start","message":{"id":"m","model":"claude","usage":{"input_tokens":3}}}\n\n';
const CHUNK =
  'data: {"id":"c","model":"gpt","choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}\n\n';
const FINISH = 'data: {"id":"c","model":"gpt","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n';

describe('createTap', () => {
  it.each(FIXTURES)('lets every byte of $file pass unchanged', ({ file, format, stream, isComplete }) => {
    const bytes = readFixture(file);
    const { passed, closing, result } = tapAll(format, bytes, { stream });
    expect(passed + closing).toBe(bytes.toString('utf8'));
    expect(result.error === undefined).toBe(isComplete);
  });

  it('picks usage, finish reason and model out of an Anthropic stream', () => {
    const { result } = tapAll('anthropic-messages', readFixture('anthropic-stream-thinking.sse'));
    expect(result).toMatchObject({
      servedModelId: 'claude-haiku-5-5',
      finishReason: { unified: 'stop', raw: 'stop_sequence' },
      usage: {
        inputTokens: 21,
        cacheReadTokens: 300,
        cacheWrite5mTokens: 4,
        cacheWrite1hTokens: 8,
        outputTokens: 12,
        reasoningTokens: 28,
      },
    });
  });

  it('picks usage, finish reason and model out of an OpenAI stream', () => {
    const { result } = tapAll('openai-chat', readFixture('openai-stream-text.sse'));
    expect(result).toMatchObject({
      servedModelId: 'gpt-6-luna-2026-09-22',
      finishReason: { unified: 'stop', raw: 'stop' },
      usage: { inputTokens: 21, cacheReadTokens: 300, outputTokens: 15, reasoningTokens: 28 },
    });
  });

  it('says nothing of usage when the upstream does not', () => {
    expect(tapAll('openai-chat', readFixture('openai-stream-crlf.sse')).result.usage).toEqual({});
  });

  it('keeps the chunk that only counts tokens from a client that did not ask for it, and reads it', () => {
    const bytes = readFixture('openai-stream-text.sse');
    const { passed, result } = tapAll('openai-chat', bytes, { hideUsageChunk: true });
    const events = bytes.toString('utf8').split('\n\n');
    expect(passed.split('\n\n')).toEqual(events.filter((event) => !event.includes('"choices":[]')));
    expect(result.usage.inputTokens).toBe(21);
  });

  it('withholds an event until it is whole', () => {
    const tap = createTap('openai-chat', { stream: true });
    expect(tap.push(Buffer.from(CHUNK + CHUNK.slice(0, 20))).toString()).toBe(CHUNK);
    expect(tap.push(Buffer.from(CHUNK.slice(20, -1)))).toHaveLength(0);
    expect(tap.push(Buffer.from('\n')).toString()).toBe(CHUNK);
  });

  it('ends a stream that was cut with an error of its own format, and drops the torn event', () => {
    const { passed, closing, result } = tapAll('openai-chat', Buffer.from(CHUNK + CHUNK.slice(0, 30)));
    expect(passed).toBe(CHUNK);
    expect(result.error?.code).toBe('upstream-closed');
    expect(JSON.parse(closing.slice('data: '.length))).toMatchObject({
      error: { type: 'server_error', code: 'upstream-closed' },
    });
    const anthropic = tapAll('anthropic-messages', Buffer.from(START));
    expect(anthropic.closing).toMatch(/^event: error\ndata: \{"type":"error","error":\{"type":"api_error"/);
  });

  it('ends with the error of the transport when that broke', () => {
    const tap = createTap('openai-chat', { stream: true });
    tap.push(Buffer.from(CHUNK));
    const closing = tap.end(
      new VernierError('upstream-timeout', 'the upstream was silent (60 s): try again'),
    );
    expect(closing.toString()).toContain('60 s');
    expect(tap.result().error?.code).toBe('upstream-timeout');
    expect(tap.end()).toHaveLength(0);
  });

  it('does not mind a transport that breaks after the end', () => {
    const tap = createTap('openai-chat', { stream: true });
    tap.push(Buffer.from(`${CHUNK}${FINISH}data: [DONE]\n\n`));
    expect(tap.end(new VernierError('upstream-closed', 'reset'))).toHaveLength(0);
    expect(tap.result().error).toBeUndefined();
  });

  it('believes a terminator whose blank line is missing', () => {
    const { passed, closing, result } = tapAll('openai-chat', Buffer.from(`${CHUNK}${FINISH}data: [DONE]`));
    expect(passed + closing).toBe(`${CHUNK}${FINISH}data: [DONE]\n\n`);
    expect(result.error).toBeUndefined();
  });

  it('drops whatever follows the end', () => {
    const whole = `${CHUNK}${FINISH}data: [DONE]\n\n`;
    expect(tapAll('openai-chat', Buffer.from(`${whole}data: {"more":1}\n\n`)).passed).toBe(whole);
  });

  it.each<[string, WireFormat, string]>([
    ['a page', 'openai-chat', '<html>\n<body>Bad gateway</body>\n\n'],
    ['data that is no JSON', 'openai-chat', 'data: hello\n\n'],
    ['data that is no object', 'openai-chat', 'data: [1]\n\n'],
    ['a chunk without choices', 'openai-chat', 'data: {"id":"c"}\n\n'],
    ['[DONE] without a finish reason', 'openai-chat', 'data: [DONE]\n\n'],
    ['text after the finish reason', 'openai-chat', FINISH + CHUNK],
    ['a second start', 'anthropic-messages', START],
    [
      'a stop before its delta',
      'anthropic-messages',
      'event: message_stop\ndata: {"type":"message_stop"}\n\n',
    ],
    ['an event without its name', 'anthropic-messages', 'data: {"type":"ping"}\n\n'],
    ['a name that is not its type', 'anthropic-messages', 'event: ping\ndata: {"type":"message_stop"}\n\n'],
    ['nesting without end', 'openai-chat', `data: ${'['.repeat(100_000)}\n\n`],
  ])('stops at %s, having passed what was legal', (_, format, rubbish) => {
    const legal = format === 'openai-chat' ? CHUNK : START;
    const { passed, closing, state, result } = tapAll(format, Buffer.from(`${legal}${rubbish}${legal}`));
    expect(state).toBe('failed');
    expect(passed.startsWith(legal)).toBe(true);
    expect(passed.length).toBeLessThan(legal.length + rubbish.length);
    expect(result.error?.code).toBe('upstream-malformed');
    expect(closing).toContain('is not in its format');
  });

  it('reads text deltas by their template and falls back for the one that is rubbish', () => {
    const broken = CHUNK.replace('"a"', '"a\u0001"');
    const { passed, result } = tapAll(
      'openai-chat',
      Buffer.from(`${CHUNK}${CHUNK}${CHUNK}${broken}${CHUNK}`),
    );
    expect(passed).toBe(`${CHUNK}${CHUNK}${CHUNK}`);
    expect(result.error?.code).toBe('upstream-malformed');
  });

  it('reads an event of 15 MB in small pieces without copying it for each, whatever its line ends', () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const line = Buffer.from(`:${'x'.repeat(8000)}${lineEnd}`);
      const tap = createTap('openai-chat', { stream: true });
      for (let count = 0; count < 1900; count += 1) expect(tap.push(line)).toHaveLength(0);
      expect(tap.push(Buffer.from(CHUNK)).length).toBe(1900 * line.length + CHUNK.length);
    }
  });

  it('takes an event as large as an image, and ends an answer at one that is larger', () => {
    const line = Buffer.from(`data: ${'x'.repeat(8192)}\n`);
    const tap = createTap('openai-chat', { stream: true });
    for (let count = 0; count < 3900 && tap.state === 'open'; count += 1) tap.push(line);
    expect(tap.result().error?.message).toContain('an event of more than 16777216 bytes');
    expect(tap.result().error?.code).toBe('upstream-malformed');
  });

  it('lets what it handed on alone while it waits for the rest', () => {
    const tap = createTap('openai-chat', { stream: true });
    const bytes = Buffer.from(CHUNK.repeat(3));
    const passed: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 70) passed.push(tap.push(bytes.subarray(at, at + 70)));
    expect(Buffer.concat(passed)).toEqual(bytes);
  });

  it('hands on the upstream’s own error event and reads it', () => {
    const { result, closing, state } = tapAll(
      'anthropic-messages',
      readFixture('anthropic-stream-error.sse'),
    );
    expect([state, closing]).toEqual(['ended', '']);
    expect(result.error).toMatchObject({
      code: 'upstream-refused',
      details: { upstreamStatus: 529, upstreamType: 'overloaded_error', upstreamMessage: 'Overloaded' },
    });
  });

  it('holds a JSON body until it is whole', () => {
    const bytes = readFixture('openai-completion.json');
    const tap = createTap('openai-chat', { stream: false });
    expect(tap.push(bytes.subarray(0, 100))).toHaveLength(0);
    expect(tap.push(bytes.subarray(100))).toHaveLength(0);
    expect(tap.end()).toEqual(bytes);
    expect(tap.result()).toMatchObject({
      servedModelId: 'gpt-6-luna-2026-09-22',
      usage: { inputTokens: 21 },
    });
  });

  it.each<[WireFormat, string]>([
    ['openai-chat', '<html></html>'],
    ['openai-chat', '{"choices":[]}'],
    ['openai-chat', '{"choices":[{"message":{"content":5}}]}'],
    ['anthropic-messages', '{"type":"message"}'],
    ['anthropic-messages', '{"type":"message","content":[{"type":"text"}]}'],
  ])('answers an error of the format %s in place of %s', (format, body) => {
    const { closing, result } = tapAll(format, Buffer.from(body), { stream: false, requestId: 'req_1' });
    expect(result.error?.code).toBe('upstream-malformed');
    expect(JSON.parse(closing)).toHaveProperty('error.message');
    expect(closing.includes('req_1')).toBe(format === 'anthropic-messages');
  });

  it('calls an empty body a closed upstream', () => {
    const { error } = tapAll('openai-chat', Buffer.alloc(0), { stream: false, status: 204 }).result;
    expect(error?.code).toBe('upstream-closed');
    expect(error?.message).toContain('answered 204 with an empty body');
    expect(error?.message).not.toMatch(/\bstream/);
  });
});
