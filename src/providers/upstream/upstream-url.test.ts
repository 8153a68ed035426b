import { describe, expect, it } from 'vitest';
import { upstreamUrl } from './upstream-url.ts';

describe('upstreamUrl', () => {
  it.each([
    ['https://api.anthropic.com', 'https://api.anthropic.com/v1/messages'],
    ['https://api.anthropic.com/', 'https://api.anthropic.com/v1/messages'],
    ['https://api.anthropic.com/v1', 'https://api.anthropic.com/v1/messages'],
    ['https://api.anthropic.com/v1//', 'https://api.anthropic.com/v1/messages'],
    ['http://127.0.0.1:9000/proxy', 'http://127.0.0.1:9000/proxy/v1/messages'],
    ['https://gateway.example/anthropic/v1', 'https://gateway.example/anthropic/v1/messages'],
    ['https://gateway.example/v1beta/openai/', 'https://gateway.example/v1beta/openai/messages'],
    ['https://gateway.example/vault', 'https://gateway.example/vault/v1/messages'],
  ])('calls %s at %s', (baseUrl, expected) => {
    const { origin, path } = upstreamUrl(baseUrl, 'anthropic-messages');
    expect(`${origin}${path}`).toBe(expected);
  });

  it('joins the path of the other format likewise', () => {
    expect(upstreamUrl('https://api.openai.com/v1', 'openai-chat').path).toBe('/v1/chat/completions');
    expect(upstreamUrl('https://api.openai.com', 'openai-chat').path).toBe('/v1/chat/completions');
  });
});
