import { describe, expect, it } from 'vitest';
import { FIXTURES, readFixture } from '../__fixtures__/fixtures.ts';
import type { StreamPart } from '../stream-part.ts';
import type { WireFormat } from '../wire-format.ts';
import { createDecoder } from './create-decoder.ts';
import { createTap } from './create-tap.ts';

function decodeAll(format: WireFormat, bytes: Buffer, stream = true): readonly StreamPart[] {
  const decoder = createDecoder(format, { stream });
  return [...decoder.push(bytes), ...decoder.end()];
}

function textOf(parts: readonly StreamPart[]): string {
  return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}

function named(file: string, format: WireFormat): readonly StreamPart[] {
  return decodeAll(format, readFixture(file)).filter((part) => part.type === 'not-carried');
}

describe('createDecoder', () => {
  it.each(FIXTURES)(
    'comes to the same facts of $file as the tap, and to one end',
    ({ file, format, stream }) => {
      const bytes = readFixture(file);
      const tap = createTap(format, { stream });
      tap.push(bytes);
      tap.end();
      const { usage, finishReason, servedModelId, error } = tap.result();
      const parts = decodeAll(format, bytes, stream);
      expect(parts.filter((part) => part.type === 'end' || part.type === 'error')).toHaveLength(1);
      expect(parts.at(-1)).toMatchObject(
        error === undefined
          ? { type: 'end', usage, finishReason }
          : { type: 'error', error: { code: error.code } },
      );
      expect(parts[0]).toMatchObject({ type: 'start', modelId: servedModelId });
    },
  );

  it.each<[string, { readonly format: WireFormat; readonly stream: boolean }, string]>([
    [
      'anthropic-stream-text.sse',
      { format: 'anthropic-messages', stream: true },
      'Hello, "world"!\nGrüße, 世界 🌍 bye',
    ],
    [
      'openai-stream-text.sse',
      { format: 'openai-chat', stream: true },
      'Hello, "world"!\nGrüße, 世界 🌍 and bye',
    ],
    [
      'openai-stream-crlf.sse',
      { format: 'openai-chat', stream: true },
      'Hello, "world"!\nGrüße, 世界 🌍 and bye',
    ],
    [
      'anthropic-message.json',
      { format: 'anthropic-messages', stream: false },
      'Hello, "world"!\nGrüße, 世界 🌍',
    ],
    ['openai-completion.json', { format: 'openai-chat', stream: false }, 'Hello, "world"!\nGrüße, 世界 🌍'],
  ])('reads the text of %s', (file, { format, stream }, text) => {
    const parts = decodeAll(format, readFixture(file), stream);
    expect(textOf(parts)).toBe(text);
    expect(parts.every((part) => part.type !== 'text-delta' || part.text !== '')).toBe(true);
  });

  it('names what another format cannot be given, once, and whether the answer is whole without it', () => {
    expect(named('anthropic-stream-thinking.sse', 'anthropic-messages')).toEqual([
      { type: 'not-carried', what: 'thinking', isHarmless: true },
    ]);
    expect(named('anthropic-stream-tool.sse', 'anthropic-messages')).toEqual([
      { type: 'not-carried', what: 'tool_use', isHarmless: false },
    ]);
    expect(named('openai-stream-tool.sse', 'openai-chat')).toEqual([
      { type: 'not-carried', what: 'tool_calls', isHarmless: false },
    ]);
  });

  it('keeps the stop sequence', () => {
    const parts = decodeAll('anthropic-messages', readFixture('anthropic-stream-thinking.sse'));
    expect(parts.at(-1)).toMatchObject({ type: 'end', stopSequence: 'END' });
  });

  it('names a second choice', () => {
    const body = { choices: [{ message: { content: 'a' } }, { message: { content: 'b' } }] };
    const parts = decodeAll('openai-chat', Buffer.from(JSON.stringify(body)), false);
    expect(parts.map((part) => part.type)).toEqual(['start', 'not-carried', 'text-delta', 'end']);
  });

  it('is over at the terminator, and says nothing more', () => {
    const decoder = createDecoder('anthropic-messages', { stream: true });
    decoder.push(readFixture('anthropic-stream-text.sse'));
    expect(decoder.isEnded).toBe(true);
    expect([...decoder.push(Buffer.from('rubbish\n\n')), ...decoder.end()]).toEqual([]);
  });

  it('reads any spelling of server-sent events', () => {
    const data =
      '{"id":"c","model":"g",\ndata:"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}';
    const stream = `\uFEFF: hello\nretry: 5\nid: 7\nevent: chunk\ndata:${data}\r\rdata:  [DONE]\n\n`;
    const parts = decodeAll('openai-chat', Buffer.from(stream.replace('  [DONE]', ' [DONE]')));
    expect(parts.map((part) => part.type)).toEqual(['start', 'text-delta', 'end']);
  });
});
