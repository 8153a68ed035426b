import { expect, it } from 'vitest';
import { readRequest } from '#wire';
import { sessionKeyOf } from './session-key.ts';

const view = readRequest(
  'openai-chat',
  { model: 'auto', messages: [{ role: 'user', content: 'Hi' }], prompt_cache_key: 'from-body' },
  { slashCommands: false },
);

it.each([
  ['our own header', { 'x-vernier-session': 'ours', 'session-id': 'theirs' }, 'ours'],
  ['the header of a client', { 'session-id': 'theirs' }, 'theirs'],
  ['the body, where no header does', {}, 'from-body'],
  ['the body, where a header is empty', { 'x-vernier-session': '' }, 'from-body'],
  ['the body, where a header goes on for ever', { 'x-vernier-session': 'x'.repeat(201) }, 'from-body'],
  ['the body, where a header came twice', { 'session-id': ['a', 'b'] }, 'from-body'],
])('%s names the conversation', (_, headers, key) => {
  expect(sessionKeyOf({ method: 'POST', path: '/v1/chat/completions', headers }, view)).toBe(key);
});
