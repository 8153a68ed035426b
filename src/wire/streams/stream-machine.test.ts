import { describe, expect, it } from 'vitest';
import { createStreamMachine } from './create-stream-machine.ts';
import type { StreamEvent } from './stream-machine.ts';

const start = { type: 'message_start', message: {} };
const open = (index: number, type = 'text') => ({
  type: 'content_block_start',
  index,
  content_block: { type },
});
const delta = (index: number, type = 'text_delta') => ({
  type: 'content_block_delta',
  index,
  delta: { type, text: 'a' },
});
const stop = (index: number) => ({ type: 'content_block_stop', index });
const close = { type: 'message_delta', delta: { stop_reason: 'end_turn' } };
const counts = { type: 'message_delta', delta: {}, usage: {} };
const end = { type: 'message_stop' };
const failure = { type: 'error', error: {} };
const ping = { type: 'ping' };

const chunk = (content: string, reason: string | null = null, index = 0) => ({
  choices: [{ index, delta: { content }, finish_reason: reason }],
});

describe('the state machine of an Anthropic stream', () => {
  it.each<[string, readonly StreamEvent[]]>([
    ['a message without content', [start, close, end]],
    [
      'two blocks, pings and counts',
      [ping, start, open(0), ping, delta(0), stop(0), open(1), stop(1), counts, close, end],
    ],
    ['an event type of the future', [start, { type: 'message_note' }, close, end]],
    ['an error at once', [failure]],
    ['an error in a block', [start, open(0), failure]],
    ['thinking', [start, open(0, 'thinking'), delta(0, 'thinking_delta'), stop(0), close, end]],
  ])('takes %s', (_, events) => {
    const machine = createStreamMachine('anthropic-messages');
    for (const event of events) machine.accept(event);
    expect(machine.isEnded).toBe(true);
  });

  it.each<[string, readonly StreamEvent[]]>([
    ['a block before the start', [open(0)]],
    ['a stop before the start', [end]],
    ['a second start', [start, start]],
    ['a start without a message', [{ type: 'message_start' }]],
    ['a block whose index jumps', [start, open(1)]],
    ['a block in a block', [start, open(0), open(1)]],
    ['a delta without a block', [start, delta(0)]],
    ['a delta of another block', [start, open(0), delta(1)]],
    ['a delta of a closed block', [start, open(0), stop(0), delta(0)]],
    ['text in a thinking block', [start, open(0, 'thinking'), delta(0)]],
    ['text that is no text', [start, open(0), { ...delta(0), delta: { type: 'text_delta', text: 5 } }]],
    ['a closing delta in a block', [start, open(0), close]],
    ['a block after the closing delta', [start, close, open(0)]],
    ['a stop without a stop reason', [start, counts, end]],
    ['anything after the stop', [start, close, end, ping]],
    ['anything after an error', [failure, start]],
    ['the other format’s end', [start, '[DONE]']],
    ['an event without a type', [start, {}]],
  ])('refuses %s', (_, events) => {
    const machine = createStreamMachine('anthropic-messages');
    for (const event of events.slice(0, -1)) machine.accept(event);
    expect(() => machine.accept(events.at(-1) ?? {})).toThrow('illegal event');
  });
});

describe('the state machine of an OpenAI stream', () => {
  it.each<[string, readonly StreamEvent[]]>([
    ['one choice', [chunk('a'), chunk('', 'stop'), '[DONE]']],
    ['two choices', [chunk('a'), chunk('b', 'stop', 1), chunk('c', 'length'), '[DONE]']],
    ['chunks without choices', [{ choices: [] }, chunk('a', 'stop'), { choices: [], usage: {} }, '[DONE]']],
    ['an empty delta after the end of its choice', [chunk('a', 'stop'), chunk(''), '[DONE]']],
    ['an error', [chunk('a'), { error: { message: 'no' } }]],
  ])('takes %s', (_, events) => {
    const machine = createStreamMachine('openai-chat');
    for (const event of events) machine.accept(event);
    expect(machine.isEnded).toBe(true);
  });

  it.each<[string, readonly StreamEvent[]]>([
    ['[DONE] at once', ['[DONE]']],
    ['[DONE] before a finish reason', [chunk('a'), '[DONE]']],
    ['[DONE] while one of two choices is open', [chunk('a'), chunk('b', 'stop', 1), '[DONE]']],
    ['text after the finish reason', [chunk('a', 'stop'), chunk('b')]],
    ['a chunk without choices', [{ id: 'c' }]],
    ['a choice without a delta', [{ choices: [{ index: 0 }] }]],
    ['a choice without an index', [{ choices: [{ delta: {} }] }]],
    ['a choice that is no object', [{ choices: [5] }]],
    ['content that is no text', [{ choices: [{ index: 0, delta: { content: 5 } }] }]],
    ['anything after [DONE]', [chunk('a', 'stop'), '[DONE]', chunk('')]],
  ])('refuses %s', (_, events) => {
    const machine = createStreamMachine('openai-chat');
    for (const event of events.slice(0, -1)) machine.accept(event);
    expect(() => machine.accept(events.at(-1) ?? {})).toThrow('illegal event');
  });
});
