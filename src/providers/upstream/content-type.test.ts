import { createServer } from 'node:http';
import { Secret } from '#core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AnthropicProviderConfig, createAnthropicProvider } from '../anthropic/index.ts';
import type { Provider } from '../provider.ts';

const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>sign in</html>');
});
let provider: Provider;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const config = { baseUrl: `http://127.0.0.1:${port}`, apiKey: new Secret('test-key') };
  provider = createAnthropicProvider(AnthropicProviderConfig.parse(config));
});

afterAll(async () => {
  await provider.close();
  server.close();
});

it('says that an upstream answered with a page where a stream was asked for', async () => {
  const request = {
    format: 'anthropic-messages' as const,
    modelId: 'm',
    body: Buffer.from('{}'),
    headers: {},
    stream: true,
  };
  await expect(provider.open(request)).rejects.toMatchObject({
    code: 'upstream-malformed',
    message: expect.stringContaining('text/html; charset=utf-8 where an event stream was asked for'),
  });
});
