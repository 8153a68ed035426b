import { describe, expect, it } from 'vitest';
import { Secret } from '#core';
import { readFixture } from '../__fixtures__/read-fixture.ts';
import type { UpstreamRequest } from '../provider.ts';
import { tapAnswer } from '../__fixtures__/read-answer.ts';
import { replayBytes, startReplayServer } from '../__fixtures__/replay-server.ts';
import { testUpstream } from '../upstream/upstream-contract.ts';
import { createOpenaiChatProvider, OpenaiChatProviderConfig } from './index.ts';

const request: UpstreamRequest = {
  format: 'openai-chat',
  modelId: 'gpt-6-luna',
  body: Buffer.from('{"model":"gpt-6-luna"}'),
  headers: {},
  stream: true,
};

const expected = {
  text: 'Grüße! A robe takes 3 bolts – 2 blue, 1 white 🧵.\n\n"done"',
  usage: { inputTokens: 25, cacheReadTokens: 100, outputTokens: 20, reasoningTokens: 11 },
};

const apiKey = new Secret('key-of-the-gateway');

testUpstream('openai-chat', {
  format: 'openai-chat',
  create: (baseUrl, timeouts = {}) =>
    createOpenaiChatProvider(OpenaiChatProviderConfig.parse({ baseUrl, apiKey, ...timeouts })),
  fixtures: [
    {
      name: 'a stream',
      request,
      bytes: readFixture('openai-chat-stream.txt'),
      expected: { ...expected, finishReason: 'stop' },
    },
    {
      name: 'a whole answer',
      request: { ...request, stream: false },
      bytes: readFixture('openai-chat-answer.json'),
      expected: { ...expected, finishReason: 'length' },
    },
  ],
  refusals: [
    {
      status: 401,
      bytes: readFixture('openai-chat-unauthenticated.json'),
      upstreamType: 'invalid_api_key',
    },
    { status: 429, bytes: readFixture('openai-chat-rate-limit.json'), upstreamType: 'rate_limit_exceeded' },
  ],
  brokenStream: readFixture('openai-chat-error-event.txt'),
});

describe('createOpenaiChatProvider', () => {
  it('sends its own key as a bearer, and nothing of the client', async () => {
    const server = await startReplayServer(replayBytes({ bytes: readFixture('openai-chat-stream.txt') }));
    const baseUrl = `${server.baseUrl}/proxy/v1/`;
    const provider = createOpenaiChatProvider(OpenaiChatProviderConfig.parse({ baseUrl, apiKey }));
    const headers = { authorization: 'Bearer key-of-the-client', 'openai-organization': 'of-the-client' };
    await tapAnswer(await provider.open({ ...request, headers }), request);
    const [first] = server.requests;
    expect(first).toMatchObject({
      path: '/proxy/v1/chat/completions',
      body: request.body.toString(),
      headers: { authorization: 'Bearer key-of-the-gateway', 'content-type': 'application/json' },
    });
    expect(JSON.stringify(first?.headers)).not.toContain('of-the-client');
    await provider.close();
    await server.stop();
  });
});
