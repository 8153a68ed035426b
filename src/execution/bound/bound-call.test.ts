import { createCatalog } from '#catalog';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonObject, readRequest, type WireFormat } from '#wire';
import { boundCall } from './bound-call.ts';
import { measureCall } from './measure-call.ts';

const catalog = createCatalog();

interface AskedBound {
  readonly format: WireFormat;
  readonly model: string;
  readonly body: JsonObject;
}

function boundOf({ format, model, body }: AskedBound) {
  const whole = { model, ...body };
  const view = readRequest(format, whole, { slashCommands: false });
  // a sender may write a number shorter than JavaScript does
  const bodyBytes = Buffer.byteLength(JSON.stringify(whole).replaceAll('100000000000000000000', '1e20'));
  const size = measureCall({ view, body: whole, bodyBytes });
  return { ...boundCall(catalog, { modelId: model, size, at: '2026-11-20' }), bodyBytes };
}

/** The bound in USD. */
function boundUsd(format: WireFormat, model: string, body: JsonObject): number {
  const { cost, problem } = boundOf({ format, model, body });
  if (cost.status === 'priced') return cost.costUsd;
  throw new Error(problem ?? cost.reason);
}

/** What has no bound. */
function problemOf(format: WireFormat, model: string, body: JsonObject): string | undefined {
  return boundOf({ format, model, body }).problem;
}

const gpt = (body: JsonObject) =>
  boundUsd('openai-chat', 'gpt-5.4', { ...GPT_CAP, messages: HELLO, ...body });
const opus = (body: JsonObject) =>
  boundUsd('anthropic-messages', 'claude-opus-5', { ...CLAUDE_CAP, messages: HELLO, ...body });

const HELLO = [{ role: 'user', content: 'Hello!' }];
const GPT_CAP = { max_completion_tokens: 1000 };
const CLAUDE_CAP = { max_tokens: 1000 };
const TEXT = 'x'.repeat(960_000);
const CALL = { type: 'tool_use', id: 't', name: 'look' };
const PNG = { type: 'base64', media_type: 'image/png', data: 'AAAA' };

/** One message that holds these blocks. */
const saying = (...content: JsonObject[]) => ({ messages: [{ role: 'user', content }] });

describe('the most that a call can cost', () => {
  it('grows by a token for every byte of text', () => {
    const long = [{ role: 'user', content: `Hello!${'x'.repeat(1000)}` }];
    // gpt-5.4: $2.50 in per million tokens
    expect(gpt({ messages: long }) - gpt({})).toBeCloseTo((1000 * 2.5) / 1e6, 10);
  });

  it('holds all output that is allowed, of every answer', () => {
    const outputOf = (changes: JsonObject) =>
      gpt({ n: 1, ...changes }) - gpt({ n: 1, max_completion_tokens: 1 });
    // $15 out per million tokens, and 3 bytes more of cap
    expect(outputOf({})).toBeCloseTo((999 * 15 + 3 * 2.5) / 1e6, 10);
    expect(gpt({ n: 9 }) - gpt({ n: 1 })).toBeCloseTo((8 * 1000 * 15) / 1e6, 10);
  });

  it('holds the larger of two caps', () => {
    const both = gpt({ max_completion_tokens: 10, max_tokens: 100_000 });
    expect(both).toBeGreaterThan((100_000 * 15) / 1e6);
  });

  it('holds what a prediction costs where the answer is another one', () => {
    expect(gpt({ prediction: { type: 'content', content: TEXT } })).toBeGreaterThan((960_000 * 15) / 1e6);
  });

  it('is at the service tier that is asked for', () => {
    // both words have eight letters
    expect(gpt({ service_tier: 'priority' })).toBeCloseTo(2 * gpt({ service_tier: 'whatever' }), 10);
  });

  it('is at the price of fast mode where that is asked for, and unknown where it has no price', () => {
    const fast = { ...CLAUDE_CAP, messages: HELLO, speed: 'fast' };
    const slow = { ...CLAUDE_CAP, messages: HELLO, stream: false };
    const [fastUsd, slowUsd] = [fast, slow].map((body) =>
      boundUsd('anthropic-messages', 'claude-opus-5-5', body),
    );
    // both bodies have the same length
    expect(fastUsd).toBeCloseTo(2 * Number(slowUsd), 10);
    expect(() => opus(fast)).toThrow('no-tier-price');
  });

  it('is not known for a place of inference that costs extra', () => {
    expect(() => opus({ inference_geo: 'us' })).toThrow('no-price-at-date');
    expect(opus({ inference_geo: 'global' })).toBeGreaterThan(0);
  });

  it('lets a prompt that may be cached be written to the dearest cache', () => {
    const text = { type: 'text', text: TEXT, cache_control: { type: 'ephemeral' } };
    // claude-opus-5: $10 into the 1 h cache
    expect(opus(saying(text))).toBeGreaterThan((960_000 * 10) / 1e6);
  });

  it('counts writes to a cache that nobody has to ask for', () => {
    const body = { ...GPT_CAP, messages: [{ role: 'user', content: 'x'.repeat(100_000) }] };
    // gpt-6-sol: $2.50 into the cache, $2 without
    expect(boundUsd('openai-chat', 'gpt-6-sol', body)).toBeGreaterThan((100_000 * 2.5) / 1e6);
  });

  it('counts an image as the most that the model counts one', () => {
    // claude-opus-5: 4,784 tokens at $5
    const withImage = opus(saying({ type: 'image', source: PNG }));
    expect(withImage - opus({})).toBeGreaterThan((4784 * 5) / 1e6);
  });

  it.each<[string, JsonObject, number]>([
    ['data of a tool call', saying({ ...CALL, input: { data: TEXT } }), 960_000],
    ['an address in a tool call', saying({ ...CALL, input: { url: TEXT } }), 960_000],
    ['a signature', saying({ type: 'thinking', thinking: '', signature: TEXT }), 960_000],
    [
      'a schema of the answer',
      { output_config: { format: { type: 'json_schema', schema: { a: TEXT } } } },
      960_000,
    ],
    ['numbers of a tool call', saying({ ...CALL, input: Array.from({ length: 200_000 }, () => 7) }), 400_000],
    [
      'numbers that are written short',
      saying({ ...CALL, input: Array.from({ length: 9_000 }, () => 1e20) }),
      200_000,
    ],
    [
      'numbers of a tool',
      { tools: [{ name: 'a', input_schema: { enum: Array.from({ length: 200_000 }, () => 7) } }] },
      400_000,
    ],
    ['names of members', saying({ ...CALL, input: { ['é'.repeat(480_000)]: 1 } }), 960_000],
    [
      'many short messages',
      { messages: Array.from({ length: 2001 }, () => ({ role: 'user', content: 'a' })) },
      2001 * (30 + 16),
    ],
    ['many tools', { tools: Array.from({ length: 100 }, () => ({ name: 'a', input_schema: {} })) }, 100 * 64],
    [
      'a document of text',
      saying({ type: 'document', source: { type: 'text', media_type: 'text/plain', data: TEXT } }),
      960_000,
    ],
  ])('counts %s', (_, body, tokens) => {
    expect(opus(body)).toBeGreaterThan((tokens * 5) / 1e6);
  });

  it.each<[string, JsonObject, number]>([
    [
      'a schema of the answer',
      { response_format: { type: 'json_schema', json_schema: { name: TEXT } } },
      960_000,
    ],
    [
      'the name of a speaker',
      { messages: [{ role: 'user', name: 'x'.repeat(60_000), content: 'a' }] },
      60_000,
    ],
  ])('counts %s in the other format', (_, body, tokens) => {
    expect(gpt(body)).toBeGreaterThan((tokens * 2.5) / 1e6);
  });
});

describe('no bound has', () => {
  const pdf = { type: 'base64', media_type: 'application/pdf', data: 'AAAA' };
  const text = { type: 'text', media_type: 'text/plain', data: 'a. b.' };

  it.each<[string, JsonObject, string]>([
    [
      'a file by its URL',
      saying({ type: 'document', source: { type: 'url', url: 'https://example.com/a' } }),
      'document at messages.0.content.0',
    ],
    [
      'a PDF, whose pages unfold',
      saying({ type: 'document', source: pdf }),
      'document at messages.0.content.0',
    ],
    [
      'a document that is cut into citations',
      saying({ type: 'document', source: text, citations: { enabled: true } }),
      'document at messages.0.content.0',
    ],
    [
      'an image by its URL',
      saying({ type: 'image', source: { type: 'url', url: 'https://example.com/a' } }),
      'image at messages.0.content.0',
    ],
    [
      'an image in a result',
      saying({
        type: 'tool_result',
        tool_use_id: 't',
        content: [{ type: 'image', source: { type: 'file', file_id: 'f' } }],
      }),
      'image at messages.0.content.0.content.0',
    ],
    [
      'a tool of the provider',
      { tools: [{ type: 'web_search_20250305', name: 'web_search' }] },
      'tool web_search_20250305',
    ],
    ['a server of tools', { mcp_servers: [{ type: 'url', url: 'https://example.com' }] }, 'mcp_servers'],
    ['a container', { container: 'c' }, 'container'],
    ['a field that nobody knows', { ['a\nb']: 1 }, 'a field of another name'],
    ['several answers in a format that has one', { n: 5 }, 'n'],
  ])('%s', (_, body, problem) => {
    const whole = { ...CLAUDE_CAP, messages: HELLO, ...body };
    expect(problemOf('anthropic-messages', 'claude-opus-5', whole)).toBe(problem);
  });

  it.each<[string, JsonObject, string]>([
    ['a search of the web', { web_search_options: {} }, 'web_search_options'],
    ['a spoken answer', { modalities: ['text', 'audio'] }, 'modalities'],
    ['the voice of an answer', { audio: { voice: 'alloy' } }, 'audio'],
    [
      'an answer that was spoken before',
      { messages: [{ role: 'assistant', content: 'a', audio: { id: 'a' } }] },
      'messages.0.audio',
    ],
    ['a file', saying({ type: 'file', file: { file_id: 'f' } }), 'file at messages.0.content.0'],
    [
      'sound',
      saying({ type: 'input_audio', input_audio: { data: 'AAAA' } }),
      'input_audio at messages.0.content.0',
    ],
    [
      'an image by its URL',
      saying({ type: 'image_url', image_url: { url: 'https://example.com/a' } }),
      'image_url at messages.0.content.0',
    ],
    [
      'an image of a model that counts them in a way nobody told',
      saying({ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }),
      'an image',
    ],
    ['a number of answers that is a text', { n: '100' }, 'n'],
    ['a second cap that is a text', { max_tokens: '100000' }, 'max_tokens'],
    ['output without a cap', { max_completion_tokens: null }, 'output without max_tokens'],
  ])('%s', (_, body, problem) => {
    const whole = { ...GPT_CAP, messages: HELLO, ...body };
    expect(problemOf('openai-chat', 'gpt-5.4', whole)).toBe(problem);
  });
});

describe('a field that is added anywhere', () => {
  type Place = readonly (string | number)[];

  /** The paths of all objects of a body. */
  function placesOf(value: unknown, path: Place = []): Place[] {
    if (typeof value !== 'object' || value === null) return [];
    const inner = Object.entries(value).flatMap(([key, member]) => placesOf(member, [...path, key]));
    return Array.isArray(value) ? inner : [path, ...inner];
  }

  function withField(body: JsonObject, place: Place, field: readonly [string, unknown]): JsonObject {
    const copy = structuredClone(body);
    const target = place.reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy);
    Object.assign(Object(target), { [field[0]]: field[1] });
    return copy;
  }

  const [tool, schema] = [
    { name: 'a', input_schema: { type: 'object' } },
    { type: 'json_schema', schema: {} },
  ];
  const bodies: readonly AskedBound[] = [
    {
      format: 'anthropic-messages',
      model: 'claude-opus-5',
      body: {
        ...CLAUDE_CAP,
        system: [{ type: 'text', text: 'a' }],
        tools: [tool],
        output_config: { format: schema },
        ...saying({ ...CALL, input: {} }, { type: 'image', source: PNG }),
      },
    },
    {
      format: 'openai-chat',
      model: 'gpt-5.4',
      body: {
        ...GPT_CAP,
        tools: [{ type: 'function', function: { name: 'a', parameters: {} } }],
        response_format: { type: 'text' },
        prediction: { type: 'content' },
        ...saying({ type: 'text', text: 'a' }),
      },
    },
  ];
  const NAMES = [
    'data',
    'url',
    'signature',
    'file_data',
    'name',
    'cache_control',
    'description',
    'citations',
    'x',
  ];
  const fields = fc.tuple(
    fc.oneof(fc.constantFrom(...NAMES), fc.string()),
    fc.oneof(fc.jsonValue(), fc.string({ minLength: 200, maxLength: 2000 })),
  );

  it.each(bodies)('raises the bound of $format by all its bytes, or takes it away', (asked) => {
    const before = boundOf(asked);
    if (before.cost.status === 'unpriced') throw new Error(before.problem);
    const { costUsd } = before.cost;
    const usdPerToken = asked.model === 'gpt-5.4' ? 2.5e-6 : 5e-6;
    fc.assert(
      fc.property(fc.constantFrom(...placesOf(asked.body)), fields, (place, field) => {
        const body = withField(asked.body, place, field);
        fc.pre(field[0] !== '__proto__');
        const after = boundOf({ ...asked, body });
        if (after.cost.status === 'unpriced') return;
        const added = after.bodyBytes - before.bodyBytes;
        expect(after.cost.costUsd - costUsd).toBeGreaterThanOrEqual(added * usdPerToken - 1e-12);
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});
