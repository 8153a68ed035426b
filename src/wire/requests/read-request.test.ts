import type { VernierError } from '#core';
import { describe, expect, it } from 'vitest';
import {
  createAnthropicRequest as anthropic,
  createOpenaiRequest as openAi,
} from '../__fixtures__/create-request.ts';
import { refusalOf } from '../__fixtures__/refusal-of.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { RequestView } from '../request-view.ts';
import type { WireFormat } from '../wire-format.ts';
import { readRequest } from './read-request.ts';

const user = (content: unknown): JsonObject => ({ role: 'user', content });
const assistant = (content: unknown): JsonObject => ({ role: 'assistant', content });

function read(format: WireFormat, body: JsonObject, slashCommands = false): RequestView {
  return readRequest(format, body, { slashCommands });
}

function problemWith(format: WireFormat, body: JsonObject): VernierError {
  return refusalOf(() => read(format, body));
}

describe('readRequest', () => {
  it('reads an Anthropic request', () => {
    const body = anthropic({
      stream: true,
      system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
      output_config: { effort: 'xhigh', format: { type: 'json_schema' } },
      tools: [{ name: 'look_up' }],
      metadata: { user_id: '{"device_id":"d","session_id":"s-1"}' },
    });
    expect(read('anthropic-messages', body)).toMatchObject({
      format: 'anthropic-messages',
      model: 'auto',
      stream: true,
      text: 'Hi',
      systemText: 'Be brief.',
      messageCount: 1,
      maxOutputTokens: 100,
      needs: { tools: true, images: false, schema: true },
      effort: { field: 'output_config.effort', value: 'xhigh' },
      sessionKey: 's-1',
    });
  });

  it('reads an OpenAI request', () => {
    const body = openAi({
      messages: [{ role: 'developer', content: 'Be brief.' }, user([{ type: 'text', text: 'Hi' }])],
      max_completion_tokens: 100,
      reasoning_effort: 'low',
      response_format: { type: 'json_schema', json_schema: {} },
      prompt_cache_key: 's-1',
    });
    expect(read('openai-chat', body)).toEqual({
      format: 'openai-chat',
      model: 'auto',
      stream: false,
      text: 'Hi',
      systemText: 'Be brief.',
      messageCount: 1,
      inputBytes: 11,
      maxOutputTokens: 100,
      needs: { tools: false, images: false, schema: true },
      effort: { field: 'reasoning_effort', value: 'low' },
      sessionKey: 's-1',
    });
  });

  it('sees the same text, system text and size of the same conversation in both formats', () => {
    const turns = [
      user('First ü'),
      assistant('Yes?'),
      user([{ type: 'text', text: 'Second' }]),
      user('and third'),
    ];
    const one = read('anthropic-messages', anthropic({ system: 'Be brief.', messages: turns }));
    const other = read(
      'openai-chat',
      openAi({ messages: [{ role: 'system', content: 'Be brief.' }, ...turns] }),
    );
    expect(one.text).toBe('Second\nand third');
    expect(other).toMatchObject({
      text: one.text,
      systemText: one.systemText,
      inputBytes: one.inputBytes,
      messageCount: one.messageCount,
    });
  });

  it('does not take results of tools for something that the user said', () => {
    const one = read(
      'anthropic-messages',
      anthropic({
        messages: [
          user('Weather?'),
          assistant([{ type: 'tool_use', id: 't', name: 'weather', input: {} }]),
          user([{ type: 'tool_result', tool_use_id: 't', content: 'rain' }]),
        ],
      }),
    );
    const other = read(
      'openai-chat',
      openAi({
        messages: [
          user('Weather?'),
          {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 't', type: 'function', function: { name: 'weather' } }],
          },
          { role: 'tool', tool_call_id: 't', content: 'rain' },
        ],
      }),
    );
    expect([one.text, other.text]).toEqual(['Weather?', 'Weather?']);
    expect([one.needs.tools, other.needs.tools]).toEqual([true, true]);
  });

  it('sees images wherever they stand', () => {
    const image = {
      type: 'image',
      source: { type: 'base64', media_type: 'image/png', data: 'AAAA'.repeat(1000) },
    };
    const result = { type: 'tool_result', tool_use_id: 't', content: [image] };
    for (const content of [[image], [result]]) {
      const view = read('anthropic-messages', anthropic({ messages: [user(content)] }));
      expect(view.needs.images).toBe(true);
      expect(view.inputBytes).toBeLessThan(200);
    }
    const url = { type: 'image_url', image_url: { url: `data:image/png;base64,${'A'.repeat(4000)}` } };
    const view = read('openai-chat', openAi({ messages: [user([url])] }));
    expect(view.needs.images).toBe(true);
    expect(view.inputBytes).toBeLessThan(200);
  });

  it('takes the effort of the newest system message over that of the request', () => {
    const effortOnly = { role: 'system', content: [], output_config: { effort: 'low' } };
    const body = anthropic({ output_config: { effort: 'max' }, messages: [user('Hi'), effortOnly] });
    expect(read('anthropic-messages', body).effort?.value).toBe('low');
  });

  it('hands on efforts that nobody allows, for others to judge', () => {
    const thinking = { type: 'enabled', budget_tokens: -1 };
    expect(read('anthropic-messages', anthropic({ thinking })).effort).toEqual({
      field: 'thinking.budget_tokens',
      value: -1,
    });
    expect(read('openai-chat', openAi({ reasoning_effort: 7 })).effort?.value).toBe(7);
    expect(read('openai-chat', openAi({ reasoning_effort: null })).effort).toBeUndefined();
  });

  it.each(['{', '{}', '[]', '{"session_id":5}', '{"session_id":""}', 'user-7', '['.repeat(5000), ''])(
    'survives %s as user_id and finds no session in it',
    (userId) => {
      const body = anthropic({ metadata: { user_id: userId } });
      expect(read('anthropic-messages', body).sessionKey).toBeUndefined();
    },
  );

  it('finds the session in the older form of user_id', () => {
    const body = anthropic({ metadata: { user_id: 'user_ab_account__session_12-34' } });
    expect(read('anthropic-messages', body).sessionKey).toBe('12-34');
  });

  it.each<[WireFormat, JsonObject, string]>([
    ['anthropic-messages', anthropic({ model: '' }), 'model'],
    ['openai-chat', { messages: [user('Hi')] }, 'model'],
    ['openai-chat', openAi({ stream: 'yes' }), 'stream'],
    ['openai-chat', openAi({ messages: [] }), 'messages'],
    ['openai-chat', openAi({ messages: 'Hi' }), 'messages'],
    ['openai-chat', openAi({ messages: ['Hi'] }), 'messages.0'],
    ['openai-chat', openAi({ messages: [user('Hi'), { role: 'robot', content: '' }] }), 'messages.1.role'],
    ['openai-chat', openAi({ messages: [{ role: 'constructor', content: '' }] }), 'messages.0.role'],
    ['openai-chat', openAi({ messages: [user(null)] }), 'messages.0.content'],
    ['openai-chat', openAi({ messages: [user([{ type: 'text', text: 5 }])] }), 'messages.0.content.0.text'],
    ['openai-chat', openAi({ messages: [user([{ text: 'a' }])] }), 'messages.0.content.0.type'],
    ['openai-chat', openAi({ max_tokens: 1.5 }), 'max_tokens'],
    ['openai-chat', openAi({ tools: {} }), 'tools'],
    ['openai-chat', openAi({ response_format: 'json' }), 'response_format'],
    ['anthropic-messages', anthropic({ max_tokens: undefined }), 'max_tokens'],
    ['anthropic-messages', anthropic({ max_tokens: 0 }), 'max_tokens'],
    ['anthropic-messages', anthropic({ system: 5 }), 'system'],
    ['anthropic-messages', anthropic({ output_config: 'low' }), 'output_config'],
    ['anthropic-messages', anthropic({ messages: [{ role: 'tool', content: '' }] }), 'messages.0.role'],
  ])('names the field of %s that cannot be used: %j', (format, body, field) => {
    const error = problemWith(format, body);
    expect(error.code).toBe('bad-request');
    expect(error.details).toEqual({ field });
    expect(error.message).toMatch(/^\S+ cannot be used, it is .+: use .+/);
  });

  it('says what it received without repeating a prompt', () => {
    const secret = 'my secret plan';
    const error = problemWith('openai-chat', openAi({ messages: secret }));
    expect(error.message).toBe(
      'messages cannot be used, it is a string of 14 characters: use an array of at least one message',
    );
    const role = problemWith(
      'openai-chat',
      openAi({ messages: [{ role: 'x'.repeat(500), content: secret }] }),
    );
    expect(role.message).toContain('(500 characters)');
    expect(role.message.length).toBeLessThan(250);
  });
});

describe('a body of very many messages', () => {
  it('is read in one pass: 200,000 user messages in a row are one turn', () => {
    const messages = Array.from({ length: 200_000 }, (_, index) => ({
      role: 'user',
      content: index === 0 ? 'first' : 'x',
    }));
    const { text } = readRequest('openai-chat', { model: 'auto', messages }, { slashCommands: false });
    expect(text.startsWith('first')).toBe(true);
    expect(text.split('x')).toHaveLength(200_000);
  });
});
