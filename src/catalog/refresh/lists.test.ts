import { describe, expect, it } from 'vitest';
import { readFixture } from './__fixtures__/read-fixture.ts';
import { parseAnthropicList } from './anthropic-list.ts';
import { parseGoogleList } from './google-list.ts';
import { parseModelsDev } from './models-dev-list.ts';
import { parseOpenaiList } from './openai-list.ts';

function modelOf(page: ReturnType<typeof parseModelsDev>, id: string) {
  return page?.models.find((model) => model.id === id);
}

const modelsDev = parseModelsDev(JSON.parse(readFixture('models-dev')));

describe("Anthropic's list", () => {
  const page = parseAnthropicList(JSON.parse(readFixture('anthropic-models')));

  it('gives limits, release and the effort levels that are supported', () => {
    expect(modelOf(page, 'claude-constructed-6')).toEqual({
      id: 'claude-constructed-6',
      family: 'anthropic',
      prices: [],
      releasedOn: '2026-11-10',
      contextWindowTokens: 1_000_000,
      maxOutputTokens: 128_000,
      effortLevels: ['low', 'medium', 'high'],
    });
  });

  it('leaves away what it does not say, a release at the epoch included', () => {
    expect(modelOf(page, 'claude-opus-5-5')).toEqual({
      id: 'claude-opus-5-5',
      family: 'anthropic',
      prices: [],
    });
  });

  it('has no retired models and none without an id', () => {
    expect(page?.models).toHaveLength(2);
  });

  it('says where the next page is', () => {
    expect(parseAnthropicList({ data: [], has_more: true, last_id: 'x' })?.next).toEqual({ after_id: 'x' });
  });
});

it("reads ids and release days of OpenAI's list", () => {
  const page = parseOpenaiList(JSON.parse(readFixture('openai-models')));
  expect(page?.models[0]).toEqual({
    id: 'gpt-constructed-7',
    family: 'openai',
    prices: [],
    releasedOn: '2026-11-01',
  });
});

it("reads names and limits of Google's list, without embeddings, and where the next page is", () => {
  expect(parseGoogleList(JSON.parse(readFixture('google-models')))).toEqual({
    models: [
      {
        id: 'gemini-constructed-4',
        family: 'google',
        prices: [],
        contextWindowTokens: 1_048_576,
        maxOutputTokens: 65_536,
      },
    ],
    next: { pageToken: 'the-second-page' },
  });
});

describe('models.dev', () => {
  it('gives prices per million tokens with cached parts', () => {
    expect(modelOf(modelsDev, 'claude-constructed-6')?.prices).toEqual([
      { abovePromptTokens: 0, input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    ]);
  });

  it('gives bands of prompt lengths, but no prices that hang on the time of day', () => {
    const bands = modelOf(modelsDev, 'claude-haiku-5-5')?.prices.map((price) => price.abovePromptTokens);
    expect(bands).toEqual([0, 100_000]);
  });

  it('gives the band above 200,000 tokens in its older form', () => {
    expect(modelOf(modelsDev, 'gpt-constructed-7')?.prices[1]).toEqual({
      abovePromptTokens: 200_000,
      input: 4,
      output: 15,
      cacheRead: 0.2,
    });
  });

  it('gives effort levels in our order', () => {
    expect(modelOf(modelsDev, 'gpt-constructed-7')?.effortLevels).toEqual(['none', 'low', 'high']);
  });

  it('leaves out what writes no text, what is deprecated and what resellers say', () => {
    const ids = modelsDev?.models.map(({ id }) => id);
    expect(ids).not.toContain('gpt-image-constructed');
    expect(ids).not.toContain('gpt-deprecated-constructed');
    expect(ids?.filter((id) => id === 'claude-opus-5-5')).toHaveLength(1);
  });

  it('takes a price of nothing, or one that is no number, for none', () => {
    expect(modelOf(modelsDev, 'gpt-free-constructed')?.prices).toEqual([]);
    expect(modelOf(modelsDev, 'gpt-absurd-constructed')?.prices).toEqual([]);
  });
});

it.each([null, [], 'text', 7, {}, { data: 'x' }, { models: 1 }, { anthropic: 5 }])(
  'takes %j for no list of anybody',
  (body) => {
    const readers = [parseAnthropicList, parseOpenaiList, parseGoogleList, parseModelsDev];
    expect(readers.map((read) => read(body))).toEqual(readers.map(() => undefined));
  },
);

it('leaves out names that would do something to a terminal', () => {
  const id = '\u001b[2Jgpt';
  expect(parseOpenaiList({ data: [{ id }] })?.models).toEqual([]);
  expect(parseModelsDev({ openai: { models: { [id]: { id } } } })?.models).toEqual([]);
});
