import Anthropic, * as anthropic from '@anthropic-ai/sdk';
import OpenAI, * as openai from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuard, GuardConfig, hashKey } from '#guard';
import { createParts } from './__fixtures__/create-parts.ts';
import { ANSWERS, LADDER, PROMPT } from './__fixtures__/recorded-rows.ts';
import { answerWith } from './__fixtures__/scripted-upstream.ts';
import { type ServedGateway, serveGateway } from './__fixtures__/serve-gateway.ts';
import { serveParts, serveUpstream } from './__fixtures__/serve-parts.ts';
import { RATE_LIMITED, UPSTREAM_MODELS } from './__fixtures__/upstream-answers.ts';

const [, , TOP] = LADDER;
const messages = [{ role: 'user' as const, content: PROMPT }];
const question = { model: 'auto', max_tokens: 256, messages };
const chatQuestion = { model: 'auto', messages };

let served: ServedGateway;

beforeAll(async () => {
  served = await serveGateway(createParts());
});
afterAll(() => served.stop());

function anthropicAt({ origin }: ServedGateway, apiKey = 'not-needed'): Anthropic {
  return new Anthropic({ baseURL: origin, apiKey, maxRetries: 0 });
}

function openaiAt({ origin }: ServedGateway, apiKey = 'not-needed'): OpenAI {
  return new OpenAI({ baseURL: `${origin}/v1`, apiKey, maxRetries: 0 });
}

/** The error that a call ends with. */
async function failureOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call did not fail');
}

describe('@anthropic-ai/sdk', () => {
  it('creates a message', async () => {
    const message = await anthropicAt(served).messages.create(question);
    expect(message).toMatchObject({ role: 'assistant', model: TOP, stop_reason: 'end_turn' });
    expect(message.content).toEqual([{ type: 'text', text: ANSWERS[TOP] }]);
    expect(message.usage.output_tokens).toBeGreaterThan(0);
  });

  it('streams a message to its end', async () => {
    const stream = anthropicAt(served).messages.stream(question);
    const pieces: string[] = [];
    stream.on('text', (text) => pieces.push(text));
    const message = await stream.finalMessage();
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(ANSWERS[TOP]);
    expect(message.usage.output_tokens).toBeGreaterThan(0);
  });

  it('reads the stream of its beta interface, which asks by a query', async () => {
    const events = await anthropicAt(served).beta.messages.create({ ...question, stream: true });
    const types: string[] = [];
    for await (const event of events) types.push(event.type);
    expect([types[0], types.at(-1)]).toEqual(['message_start', 'message_stop']);
  });

  it('lists the models, whatever page it asks for', async () => {
    const page = await anthropicAt(served).models.list({ limit: 1000 });
    const ids: string[] = [];
    for await (const model of page) ids.push(model.id);
    expect(ids).toEqual(['auto', ...LADDER]);
  });

  it('shows the dial in the headers of a response', async () => {
    const { response } = await anthropicAt(served)
      .messages.create(question, { headers: { 'x-vernier-effort': 'max' } })
      .withResponse();
    expect(response.headers.get('x-vernier-effort')).toMatch(/^asked=max; /);
  });
});

describe('openai', () => {
  it('creates a completion', async () => {
    const completion = await openaiAt(served).chat.completions.create(chatQuestion);
    expect(completion.choices).toMatchObject([
      { message: { role: 'assistant', content: ANSWERS[TOP] }, finish_reason: 'stop' },
    ]);
    expect(completion.usage?.completion_tokens).toBeGreaterThan(0);
  });

  it.each([false, true])('streams a completion (usage asked: %s)', async (include_usage) => {
    const chunks = await openaiAt(served).chat.completions.create({
      ...chatQuestion,
      stream: true,
      ...(include_usage ? { stream_options: { include_usage } } : {}),
    });
    let text = '';
    let tokens: number | undefined;
    for await (const chunk of chunks) {
      text += chunk.choices[0]?.delta.content ?? '';
      tokens = chunk.usage?.completion_tokens ?? tokens;
    }
    expect(text).toBe(ANSWERS[TOP]);
    expect(tokens !== undefined).toBe(include_usage);
  });

  it('gathers a stream by its own runner', async () => {
    const runner = openaiAt(served).chat.completions.stream(chatQuestion);
    expect(await runner.finalContent()).toBe(ANSWERS[TOP]);
  });

  it('lists the models', async () => {
    const ids: string[] = [];
    for await (const model of await openaiAt(served).models.list()) ids.push(model.id);
    expect(ids).toEqual(['auto', ...LADDER]);
  });
});

describe('the error classes of the SDKs', () => {
  it('say that a key is missing or unknown', async () => {
    const guard = createGuard(GuardConfig.parse({ keys: [{ name: 'team', hash: hashKey('vk-team') }] }));
    const gateway = await serveParts({ guard });
    const failure = await failureOf(anthropicAt(gateway).messages.create(question));
    expect(failure).toBeInstanceOf(anthropic.AuthenticationError);
    const chat = await failureOf(openaiAt(gateway).chat.completions.create(chatQuestion));
    expect(chat).toBeInstanceOf(openai.AuthenticationError);
    expect(await failureOf(openaiAt(gateway).models.list())).toBeInstanceOf(openai.AuthenticationError);
    const known = await anthropicAt(gateway, 'vk-team').messages.create(question);
    expect(known.model).toBe(TOP);
    const token = { baseURL: gateway.origin, apiKey: null, authToken: 'vk-team', maxRetries: 0 };
    const byToken = await new Anthropic(token).messages.create(question);
    expect(byToken.model).toBe(TOP);
    const knownChat = await openaiAt(gateway, 'vk-team').chat.completions.create(chatQuestion);
    expect(knownChat.model).toBe(TOP);
  });

  it('say that a request is wrong', async () => {
    const empty = { ...question, messages: [] };
    const failure = await failureOf(anthropicAt(served).messages.create(empty));
    expect(failure).toBeInstanceOf(anthropic.BadRequestError);
    expect(failure).toMatchObject({ message: expect.stringContaining('messages cannot be used') });
    const chat = await failureOf(openaiAt(served).chat.completions.create(empty));
    expect(chat).toBeInstanceOf(openai.BadRequestError);
    expect(chat).toMatchObject({ code: 'bad-request', param: 'messages', type: 'invalid_request_error' });
  });

  it('say that a model is not known, streamed or not', async () => {
    for (const stream of [false, true] as const) {
      const model = 'no-such-model';
      const failure = await failureOf(anthropicAt(served).messages.create({ ...question, model, stream }));
      expect(failure).toBeInstanceOf(anthropic.NotFoundError);
      const chat = await failureOf(
        openaiAt(served).chat.completions.create({ ...chatQuestion, model, stream }),
      );
      expect(chat).toBeInstanceOf(openai.NotFoundError);
    }
  });

  it('say that the upstream wants them to wait, and how long', async () => {
    const gateway = await serveUpstream((response, request) => {
      const format = request.path === '/v1/messages' ? 'anthropic-messages' : 'openai-chat';
      const headers = { 'content-type': 'application/json', 'retry-after': '7' };
      answerWith(RATE_LIMITED[format], { status: 429, headers })(response, request);
    });
    const claude = { ...question, model: UPSTREAM_MODELS['anthropic-messages'] };
    const failure = await failureOf(anthropicAt(gateway).messages.create(claude));
    expect(failure).toBeInstanceOf(anthropic.RateLimitError);
    const gpt = { ...chatQuestion, model: UPSTREAM_MODELS['openai-chat'], stream: true as const };
    const chat = await failureOf(openaiAt(gateway).chat.completions.create(gpt));
    expect(chat).toBeInstanceOf(openai.RateLimitError);
    for (const error of [failure, chat]) {
      if (!(error instanceof anthropic.APIError) && !(error instanceof openai.APIError)) throw error;
      expect(error.headers?.get('retry-after')).toBe('7');
      expect(error.message).toContain('slow down, please');
    }
  });
});
