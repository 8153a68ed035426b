import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../json/apply-edits.ts';
import { editBody } from '../json/edit-body.ts';
import type { JsonObject } from '../json/json-object.ts';
import { WIRE_FORMATS } from '../wire-format.ts';
import { readRequest } from './read-request.ts';
import { slashCommandEdits } from './slash-command-edits.ts';

const user = (content: unknown): JsonObject => ({ role: 'user', content });
const assistant = (content: unknown): JsonObject => ({ role: 'assistant', content });
const textBlock = (words: string): JsonObject => ({ type: 'text', text: words });
const body = (...messages: readonly JsonObject[]): JsonObject => ({ model: 'auto', max_tokens: 9, messages });

function cleaned(...messages: readonly JsonObject[]): unknown {
  const request = body(...messages);
  return applyEdits(request, slashCommandEdits('openai-chat', request))['messages'];
}

function view(...messages: readonly JsonObject[]) {
  return readRequest('openai-chat', body(...messages), { slashCommands: true });
}

describe('slash commands', () => {
  it.each([
    ['/effort high\nWhat is 2 + 2?', 'high', 'What is 2 + 2?'],
    ['/effort 0.3\r\nWhat?', '0.3', 'What?'],
    ['/effort  auto \nWhat?', 'auto', 'What?'],
    ['/effort\nWhat?', '', 'What?'],
    ['/effort banana\nWhat?', 'banana', 'What?'],
  ])('reads %j', (text, argument, rest) => {
    expect(view(user(text))).toMatchObject({ slashEffort: argument, text: rest });
    expect(cleaned(user(text))).toEqual([user(rest)]);
  });

  it.each([
    '/effort is a great word',
    '/efforts high',
    'Please /effort high',
    '\n/effort high',
    ' /effort high',
  ])('leaves %j alone', (text) => {
    expect(view(user(text))).toMatchObject({ text });
    expect(view(user(text)).slashEffort).toBeUndefined();
    expect(cleaned(user(text))).toEqual([user(text)]);
  });

  it('is plain text where commands are not asked for', () => {
    const request = body(user('/effort high\nWhat?'));
    const plain = readRequest('openai-chat', request, { slashCommands: false });
    expect(plain.text).toBe('/effort high\nWhat?');
    expect(plain.slashEffort).toBeUndefined();
  });

  it('keeps what was said before when somebody only asks for the status', () => {
    expect(view(user('/effort low\nOne'), assistant('Yes'), user('/effort status'))).toMatchObject({
      slashEffort: 'low',
      isCommandOnly: true,
    });
    expect(view(user('/effort status')).slashEffort).toBe('status');
  });

  it('removes the line from every user message, and only the newest counts', () => {
    const messages = [
      user('/effort low\nOne'),
      assistant('/effort max\nYes'),
      user('/effort high\nTwo'),
      user('Three'),
    ];
    expect(view(...messages)).toMatchObject({ slashEffort: 'high', text: 'Two\nThree' });
    expect(cleaned(...messages)).toEqual([
      user('One'),
      assistant('/effort max\nYes'),
      user('Two'),
      user('Three'),
    ]);
  });

  it('removes a message that was only the command, together with the answer to it', () => {
    const messages = [
      user('/effort low'),
      assistant('effort is low'),
      user('One'),
      assistant('1'),
      user('Two'),
    ];
    expect(cleaned(...messages)).toEqual([user('One'), assistant('1'), user('Two')]);
    expect(view(...messages)).toMatchObject({ slashEffort: 'low', text: 'Two', messageCount: 3 });
  });

  it('says when the newest message is nothing but a command', () => {
    expect(view(user('One'), assistant('1'), user('/effort status'))).toMatchObject({
      slashEffort: 'status',
      isCommandOnly: true,
      text: '',
    });
    expect(view(user('/effort status\nOne')).isCommandOnly).toBeUndefined();
  });

  it('takes a block away when others are left, and the line when text is left', () => {
    const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
    expect(cleaned(user([textBlock('/effort low\n \n'), image]))).toEqual([user([image])]);
    expect(cleaned(user([image, textBlock('/effort low\nWhat?')]))).toEqual([
      user([image, textBlock('What?')]),
    ]);
    expect(cleaned(user([textBlock('/effort low')]), user('a'))).toEqual([user('a')]);
  });

  it('keeps the results of tools that came with a command', () => {
    const result = { type: 'tool_result', tool_use_id: 't', content: 'rain' };
    const request = body(
      user('Weather?'),
      assistant('…'),
      user([result, { type: 'text', text: '/effort low' }]),
    );
    const edited = applyEdits(request, slashCommandEdits('anthropic-messages', request));
    expect(edited['messages']).toEqual([user('Weather?'), assistant('…'), user([result])]);
    const seen = readRequest('anthropic-messages', request, { slashCommands: true });
    expect(seen).toMatchObject({ text: 'Weather?', slashEffort: 'low' });
    expect(seen.isCommandOnly).toBeUndefined();
  });

  it('shows the request as it is after the edits, in bytes and as a value, for any conversation', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WIRE_FORMATS), conversation, (format, messages) => {
        const request = body(...messages, user('last'));
        const edits = slashCommandEdits(format, request);
        const edited = applyEdits(request, edits);
        expect(JSON.parse(editBody(Buffer.from(JSON.stringify(request)), edits).toString('utf8'))).toEqual(
          edited,
        );
        const { slashEffort: _, ...seen } = readRequest(format, request, { slashCommands: true });
        expect(seen).toEqual(readRequest(format, edited, { slashCommands: false }));
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

const said = fc.constantFrom(
  '/effort low',
  '/effort high\nWhat?',
  '/effort x\n ',
  'Hello',
  '/effort',
  'a\nb',
);
const block = fc.oneof(said.map(textBlock), fc.constant({ type: 'image', source: {} }));
const content = fc.oneof(said, fc.array(block, { minLength: 1, maxLength: 3 }));
const conversation = fc.array(fc.oneof(content.map(user), said.map(assistant)), { maxLength: 6 });
