import { describe, expect, it } from 'vitest';
import { Secret } from '#core';
import { AnthropicProviderConfig } from '../anthropic/index.ts';
import { OpenaiChatProviderConfig } from '../openai-chat/index.ts';

const apiKey = new Secret('a-secret-key');

function problemsOf(config: Record<string, unknown>): string[] {
  const parsed = AnthropicProviderConfig.safeParse({ apiKey, ...config });
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('the configuration of an upstream', () => {
  it("needs nothing but a key, and names the provider's own address", () => {
    expect(AnthropicProviderConfig.parse({ apiKey })).toMatchObject({
      id: 'anthropic',
      baseUrl: 'https://api.anthropic.com',
      headTimeoutMs: 600_000,
      allowInsecure: false,
    });
    expect(OpenaiChatProviderConfig.parse({ apiKey }).baseUrl).toBe('https://api.openai.com/v1');
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1', 'http://127.8.0.1/v1', 'http://[::1]:11434'])(
    'allows %s, which is this machine',
    (baseUrl) => {
      expect(problemsOf({ baseUrl })).toEqual([]);
    },
  );

  it.each([
    'http://api.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1',
  ])('refuses %s unless it is allowed explicitly', (baseUrl) => {
    expect(problemsOf({ baseUrl })).toEqual([expect.stringContaining('baseUrl: http:// is allowed only')]);
    expect(problemsOf({ baseUrl, allowInsecure: true })).toEqual([]);
  });

  it.each([
    'api.example.com',
    'ftp://example.com',
    'https://user:pass@example.com',
    'https://example.com/?key=1',
  ])('refuses %s', (baseUrl) => {
    expect(problemsOf({ baseUrl })).toHaveLength(1);
  });

  it('refuses a key that is written out, and never prints one', () => {
    expect(problemsOf({ apiKey: 'a-secret-key' })).toEqual([
      expect.stringContaining('env:NAME or file:PATH'),
    ]);
    expect(JSON.stringify(AnthropicProviderConfig.parse({ apiKey }))).not.toContain('a-secret-key');
  });
});
