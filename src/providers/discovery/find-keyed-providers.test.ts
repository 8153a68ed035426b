import { createCatalog } from '#catalog';
import { ModelId } from '#core';
import { describe, expect, it } from 'vitest';
import { AnthropicProviderConfig } from '../anthropic/index.ts';
import { OpenaiChatProviderConfig } from '../openai-chat/index.ts';
import { findKeyedProviders } from './find-keyed-providers.ts';
import { KNOWN_PROVIDERS } from './known-providers.ts';

const catalog = createCatalog();

function find(env: Readonly<Record<string, string>>) {
  return findKeyedProviders({ env, catalog, today: '2026-11-21' });
}

const EVERY_KEY = Object.fromEntries(
  KNOWN_PROVIDERS.map(({ variables }) => [variables[0] ?? '', 'sk-fake-0123456789']),
);

describe('keys in the environment', () => {
  it('give each provider its models, its address and the variable that it comes from', () => {
    const { providers, notes } = find(EVERY_KEY);
    expect(notes).toEqual([]);
    expect(providers.map(({ id, foundAt }) => [id, foundAt])).toEqual(
      KNOWN_PROVIDERS.map(({ id, variables }) => [id, { kind: 'variable', variable: variables[0] }]),
    );
    for (const { models } of providers) expect(models.length).toBeGreaterThan(0);
  });

  it('can be used as they are: address, key and names of models', () => {
    for (const { type, id, baseUrl, apiKey, models } of find(EVERY_KEY).providers) {
      const schema = type === 'anthropic' ? AnthropicProviderConfig : OpenaiChatProviderConfig;
      expect(schema.parse({ id, baseUrl, apiKey })).toMatchObject({ id, baseUrl });
      for (const model of models) expect(ModelId.safeParse(model.id).success).toBe(true);
    }
  });

  it('are told apart by their variables only, whichever other variables are there', () => {
    const env = { OPENAI_BASE_URL: 'http://evil.example', DEEPSEEK_API_KEY: 'sk-1234567' };
    expect(find(env).providers).toMatchObject([{ id: 'deepseek', baseUrl: 'https://api.deepseek.com/v1' }]);
  });

  it.each(['', ' ', '\n\t '])('count as not set where they are empty or blank (%j)', (blank) => {
    expect(find({ ANTHROPIC_API_KEY: blank })).toEqual({ providers: [], notes: [] });
  });

  it('lose the blanks around them', () => {
    const [provider] = find({ GROQ_API_KEY: ' gsk_1234567\n' }).providers;
    expect(provider?.apiKey.reveal()).toBe('gsk_1234567');
  });

  it.each([
    ['a line break', 'sk-one\nsk-two'],
    ['a letter that no key has', 'clé-1234567'],
    ['a blank', 'sk one'],
    ['a control character', 'sk\u0007one'],
  ])('with %s in them are named by their variable, and the others go on', (_, key) => {
    const { providers, notes } = find({ OPENAI_API_KEY: key, MISTRAL_API_KEY: 'key-1234567' });
    expect(providers.map(({ id }) => id)).toEqual(['mistral']);
    expect(notes).toEqual([expect.stringMatching(/^OPENAI_API_KEY holds .*: copy it again$/u)]);
    expect(notes.join()).not.toContain(key);
  });

  it('may have a second name, which counts where the first one cannot be used', () => {
    expect(find({ GOOGLE_API_KEY: 'AIza-1', GEMINI_API_KEY: 'AIza-2' }).providers).toMatchObject([
      { id: 'gemini', foundAt: { variable: 'GEMINI_API_KEY' } },
    ]);
    const { providers, notes } = find({ GOOGLE_API_KEY: 'AIza-1', GEMINI_API_KEY: 'AI za' });
    expect(providers).toMatchObject([{ foundAt: { variable: 'GOOGLE_API_KEY' } }]);
    expect(notes).toHaveLength(1);
  });

  it('are never printed', () => {
    const { providers } = find({ ANTHROPIC_API_KEY: 'sk-ant-4f9c' });
    expect(JSON.stringify(providers)).not.toContain('4f9c');
    expect(providers[0]?.apiKey.from).toBe('the variable ANTHROPIC_API_KEY');
  });
});
