import { describe, expect, it } from 'vitest';
import { Secret } from '#core';
import { readFixture } from '../__fixtures__/read-fixture.ts';
import type { UpstreamRequest } from '../provider.ts';
import { tapAnswer } from '../__fixtures__/read-answer.ts';
import { replayBytes, startReplayServer } from '../__fixtures__/replay-server.ts';
import { testUpstream } from '../upstream/upstream-contract.ts';
import { AnthropicProviderConfig, createAnthropicProvider } from './index.ts';

const request: UpstreamRequest = {
  format: 'anthropic-messages',
  modelId: 'claude-haiku-5-5',
  body: Buffer.from('{"model":"claude-haiku-5-5","max_tokens":64}'),
  headers: {},
  stream: true,
};

const expected = {
  text: 'Grüße! A robe takes 3 bolts – 2 blue, 1 white 🧵.\n\n"done"',
  usage: { inputTokens: 25, cacheReadTokens: 100, outputTokens: 31 },
};

const apiKey = new Secret('key-of-the-gateway');

testUpstream('anthropic', {
  format: 'anthropic-messages',
  create: (baseUrl, timeouts = {}) =>
    createAnthropicProvider(AnthropicProviderConfig.parse({ baseUrl, apiKey, ...timeouts })),
  fixtures: [
    {
      name: 'a stream',
      request,
      bytes: readFixture('anthropic-messages-stream.txt'),
      expected: { ...expected, finishReason: 'stop' },
    },
    {
      name: 'a whole answer',
      request: { ...request, stream: false },
      bytes: readFixture('anthropic-messages-answer.json'),
      expected: { ...expected, finishReason: 'length' },
    },
  ],
  refusals: [
    {
      status: 401,
      bytes: readFixture('anthropic-messages-unauthenticated.json'),
      upstreamType: 'authentication_error',
    },
    {
      status: 529,
      bytes: readFixture('anthropic-messages-overloaded.json'),
      upstreamType: 'overloaded_error',
    },
  ],
  brokenStream: readFixture('anthropic-messages-error-event.txt'),
});

describe('createAnthropicProvider', () => {
  it("sends its own key and the client's version and betas, and nothing else of the client", async () => {
    const server = await startReplayServer(
      replayBytes({ bytes: readFixture('anthropic-messages-stream.txt') }),
    );
    const provider = createAnthropicProvider(
      AnthropicProviderConfig.parse({ baseUrl: server.baseUrl, apiKey }),
    );
    const headers = {
      'anthropic-version': '2024-01-01',
      'anthropic-beta': 'a-beta,another',
      'x-api-key': 'key-of-the-client',
      authorization: 'Bearer key-of-the-client',
      cookie: 'of-the-client',
    };
    await tapAnswer(await provider.open({ ...request, headers }), request);
    await tapAnswer(await provider.open(request), request);
    const [first, second] = server.requests;
    expect(first).toMatchObject({
      path: '/v1/messages',
      body: request.body.toString(),
      headers: {
        'x-api-key': 'key-of-the-gateway',
        'anthropic-version': '2024-01-01',
        'anthropic-beta': 'a-beta,another',
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
    });
    expect(JSON.stringify(first?.headers)).not.toContain('of-the-client');
    expect(second?.headers['anthropic-version']).toBe('2023-06-01');
    expect(second?.headers['anthropic-beta']).toBeUndefined();
    await provider.close();
    await server.stop();
  });
});
