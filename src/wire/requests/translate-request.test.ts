import type { VernierError } from '#core';
import { describe, expect, it } from 'vitest';
import {
  createAnthropicRequest as anthropic,
  createOpenaiRequest as openAi,
} from '../__fixtures__/create-request.ts';
import { refusalOf } from '../__fixtures__/refusal-of.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { WireFormat } from '../wire-format.ts';
import { readRequest } from './read-request.ts';
import { toNeutralRequest } from './to-neutral-request.ts';
import { writeRequest } from './write-request.ts';

const messages = [{ role: 'user', content: 'Hi' }];
const OTHER = { 'anthropic-messages': 'openai-chat', 'openai-chat': 'anthropic-messages' } as const;

function translate(from: WireFormat, body: JsonObject): JsonObject {
  return writeRequest(OTHER[from], toNeutralRequest(from, body), { model: 'm' });
}

function refusal(from: WireFormat, body: JsonObject): VernierError {
  return refusalOf(() => translate(from, body));
}

describe('a request on its way to another format', () => {
  it('says an Anthropic request as an OpenAI one', () => {
    const body = anthropic({
      system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'One' },
            { type: 'text', text: 'two' },
          ],
        },
        { role: 'assistant', content: 'Yes' },
        { role: 'user', content: 'Three' },
      ],
      temperature: 0.5,
      top_p: 0.9,
      stop_sequences: ['END'],
      stream: true,
      metadata: { user_id: 'u' },
      output_config: { effort: 'low' },
      thinking: { type: 'disabled' },
      tools: [],
    });
    expect(translate('anthropic-messages', body)).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'One\ntwo' },
        { role: 'assistant', content: 'Yes' },
        { role: 'user', content: 'Three' },
      ],
      max_completion_tokens: 100,
      temperature: 0.5,
      top_p: 0.9,
      stop: ['END'],
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('says an OpenAI request as an Anthropic one, neighbours of one role merged', () => {
    const body = openAi({
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'developer', content: 'And kind.' },
        { role: 'user', content: 'One' },
        { role: 'user', content: [{ type: 'text', text: 'two' }] },
        { role: 'assistant', content: 'Yes', refusal: null, annotations: [] },
        { role: 'user', content: 'Three' },
      ],
      stop: 'END',
      n: 1,
      user: 'u',
      store: false,
      stream_options: { include_usage: true },
      response_format: { type: 'text' },
      reasoning_effort: 'high',
    });
    expect(translate('openai-chat', body)).toEqual({
      model: 'm',
      max_tokens: 4096,
      system: [
        { type: 'text', text: 'Be brief.' },
        { type: 'text', text: 'And kind.' },
      ],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'One' },
            { type: 'text', text: 'two' },
          ],
        },
        { role: 'assistant', content: 'Yes' },
        { role: 'user', content: 'Three' },
      ],
      stop_sequences: ['END'],
    });
  });

  it('shows the same text to the features on both sides', () => {
    const body = openAi({ messages: [...messages, { role: 'user', content: 'two' }] });
    const view = readRequest('anthropic-messages', translate('openai-chat', body), { slashCommands: false });
    expect(view.text).toBe(readRequest('openai-chat', body, { slashCommands: false }).text);
  });

  const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
  const late = [...messages, { role: 'system', content: 'Be kind.' }];
  const prefill = [...messages, { role: 'assistant', content: '{' }];
  it.each<[WireFormat, JsonObject, string]>([
    ['openai-chat', openAi({ tools: [{ type: 'function' }] }), 'tools'],
    ['openai-chat', openAi({ n: 2 }), 'n'],
    ['openai-chat', openAi({ logprobs: true }), 'logprobs'],
    ['openai-chat', openAi({ modalities: ['text', 'audio'] }), 'modalities'],
    ['openai-chat', openAi({ response_format: { type: 'json_object' } }), 'response_format'],
    ['openai-chat', openAi({ seed: 7 }), 'seed'],
    ['openai-chat', openAi({ never_heard_of: 'it' }), 'never_heard_of'],
    ['openai-chat', openAi({ constructor: 'it' }), 'constructor'],
    ['openai-chat', openAi({ temperature: 1.5 }), 'temperature'],
    [
      'openai-chat',
      openAi({ messages: [{ role: 'user', content: [image] }] }),
      'messages.0.content.0 (image_url)',
    ],
    ['openai-chat', openAi({ messages: [{ role: 'user', content: 'Hi', name: 'Ada' }] }), 'messages.0.name'],
    [
      'openai-chat',
      openAi({ messages: [{ role: 'tool', content: 'Hi', tool_call_id: 't' }] }),
      'messages.0 (tool)',
    ],
    ['openai-chat', openAi({ messages: late }), 'messages.1'],
    ['openai-chat', openAi({ messages: prefill }), 'messages'],
    ['anthropic-messages', anthropic({ messages: prefill }), 'messages'],
    ['anthropic-messages', anthropic({ messages: late }), 'messages.1'],
    ['anthropic-messages', anthropic({ thinking: { type: 'adaptive' } }), 'thinking'],
    ['anthropic-messages', anthropic({ top_k: 5 }), 'top_k'],
    [
      'anthropic-messages',
      anthropic({ output_config: { format: { type: 'json_schema' } } }),
      'output_config',
    ],
    ['anthropic-messages', anthropic({ stop_sequences: ['1', '2', '3', '4', '5'] }), 'stop_sequences'],
  ])('refuses from %s what cannot be carried: %j', (from, body, field) => {
    const error = refusal(from, body);
    expect(error.code).toBe('not-carried');
    expect(error.details).toEqual({ field });
    expect(error.message).toContain('pin a model that speaks this format, or remove it');
  });

  it('carries an effort-only system message as nothing: the effort is the dial’s', () => {
    const effortOnly = { role: 'system', content: [], output_config: { effort: 'low' } };
    const written = translate('anthropic-messages', anthropic({ messages: [...messages, effortOnly] }));
    expect(written['messages']).toEqual(messages);
  });

  it.each([-0.1, 2.1, 'hot'])('refuses %j as a temperature', (temperature) => {
    expect(refusal('openai-chat', openAi({ temperature }))).toMatchObject({ code: 'bad-request' });
  });
});
