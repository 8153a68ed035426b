import { connect } from 'node:net';
import { createGuard, GuardConfig, hashKey } from '#guard';
import { WIRE_PATHS } from '#wire';
import { describe, expect, it } from 'vitest';
import { createBody, FORMATS } from '../__fixtures__/call-gateway.ts';
import { createParts } from '../__fixtures__/create-parts.ts';
import { PROMPT } from '../__fixtures__/recorded-rows.ts';
import { exchangeBytes, postBytes } from '../__fixtures__/serve-gateway.ts';
import { serveParts, serveUpstream } from '../__fixtures__/serve-parts.ts';
import { BEGINNINGS, UPSTREAM_MODELS } from '../__fixtures__/upstream-answers.ts';
import { bindNode, createGateway, listen } from '../index.ts';

const QUESTION = JSON.stringify(createBody('anthropic-messages'));

/** How often a text says something. */
function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe('paths and methods', () => {
  it.each(['/v1/messages?beta=true', '/v1/%6Dessages', 'http://localhost/v1/messages'])(
    'answers %s like the hot path that it is',
    async (target) => {
      const { port } = await serveParts();
      const received = await exchangeBytes(port, postBytes(target, QUESTION, { connection: 'close' }));
      expect(received).toMatch(/^HTTP\/1\.1 200/);
    },
  );

  it.each(
    ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'].flatMap((method) =>
      FORMATS.map((format) => ({ method, path: WIRE_PATHS[format] })),
    ),
  )('refuses $method on $path and says that it is POST', async ({ method, path }) => {
    const { origin } = await serveParts();
    const body = method === 'PUT' ? QUESTION : null;
    const response = await fetch(`${origin}${path}`, { method, body });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    const text = await response.text();
    expect(text.includes('use POST')).toBe(method !== 'HEAD');
  });

  it.each([
    ['POST', '/v1/nothing'],
    ['POST', '/v1/messages/count_tokens'],
    ['POST', '/v1%2Fmessages'],
    ['POST', '/v1/messages/'],
    ['POST', '//v1/messages'],
    ['GET', '/'],
    ['GET', '/%E0%A4%A'],
    ['GET', '/v1/models/../../etc'],
  ])('has nothing for %s %s', async (method, path) => {
    const { port, parts } = await serveParts();
    const request = `${method} ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`;
    const received = await exchangeBytes(port, request);
    expect(received).toMatch(/^HTTP\/1\.1 404/);
    expect(received).toContain('"code":"not-found"');
    expect(parts.crashes).toEqual([]);
  });

  it('lists models under a query, and answers HEAD without a body', async () => {
    const { origin } = await serveParts();
    const listed = await fetch(`${origin}/v1/models?limit=1000`);
    expect(await listed.json()).toMatchObject({ object: 'list', has_more: false, first_id: 'auto' });
    const head = await fetch(`${origin}/v1/models`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it.each(['evil.example', '/', '%', 'a b'])('serves nobody who calls it %s', async (host) => {
    const { port } = await serveParts();
    const request = (method: string, path: string) =>
      `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}`;
    expect(await exchangeBytes(port, request('POST', '/v1/messages'))).toMatch(/^HTTP\/1\.1 403/);
    expect(await exchangeBytes(port, request('GET', '/v1/models'))).toMatch(/^HTTP\/1\.1 40[03]/);
  });
});

describe('a connection', () => {
  it.each(FORMATS)('that announces more than 32 MB is refused before they come, in %s', async (format) => {
    const { port, parts, origin } = await serveParts();
    const head = postBytes(WIRE_PATHS[format], '', { 'content-length': '33554433' });
    const received = await exchangeBytes(port, head, (text) => text.includes('33554433 bytes'));
    expect(received).toMatch(/^HTTP\/1\.1 413/);
    expect(received).toContain('x-vernier-error: body-too-large');
    expect(received).toMatch(/"(request_id|code)":"(req_|body-too-large)/);
    const next = await fetch(`${origin}/v1/messages`, { method: 'POST', body: QUESTION });
    expect(next.status).toBe(200);
    expect(parts.records).toHaveLength(1);
  });

  it('is used again after an error', async () => {
    const { port } = await serveParts();
    const bytes = [postBytes('/v1/messages', '{'), postBytes('/v1/messages', QUESTION)];
    const received = await exchangeBytes(port, bytes, (text) => text.includes('"stop_reason"'));
    expect(received).toMatch(/^HTTP\/1\.1 400[\s\S]*HTTP\/1\.1 200/);
  });

  it('answers pipelined requests in their order', async () => {
    const { port, parts } = await serveParts();
    const chat = JSON.stringify(createBody('openai-chat'));
    const bytes = [
      postBytes('/v1/messages', QUESTION),
      postBytes('/v1/messages', '[]'),
      postBytes('/v1/chat/completions', chat, { connection: 'close' }),
    ].join('');
    const received = await exchangeBytes(port, bytes);
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200']);
    expect(received.indexOf('"type":"message"')).toBeLessThan(received.indexOf('"chat.completion"'));
    expect(parts.records).toHaveLength(2);
  });

  it('serves two requests at once, each with its own record', async () => {
    const { origin, parts } = await serveParts();
    const ask = (path: string, body: string) => fetch(`${origin}${path}`, { method: 'POST', body });
    const answers = await Promise.all([
      ask('/v1/messages', QUESTION),
      ask('/v1/chat/completions', JSON.stringify(createBody('openai-chat', { stream: true }))),
    ]);
    await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const ids = answers.map((answer) => answer.headers.get('x-vernier-request'));
    expect(new Set(parts.records.map((record) => record.id))).toEqual(new Set(ids));
  });

  it.each(FORMATS)('with headers that are too large is told so in the shape of %s', async (format) => {
    const { port, origin } = await serveParts();
    const received = await exchangeBytes(
      port,
      postBytes(WIRE_PATHS[format], QUESTION, { 'x-big': 'x'.repeat(20_000) }),
    );
    expect(received).toMatch(/^HTTP\/1\.1 431[\s\S]*connection: close/);
    expect(received).toContain('more than 16384 bytes');
    expect(received.includes('"type":"error"')).toBe(format === 'anthropic-messages');
    expect(received).toContain('invalid_request_error');
    const next = await fetch(`${origin}/v1/messages`, { method: 'POST', body: QUESTION });
    expect(next.status).toBe(200);
  });

  it('of bytes that are no HTTP is told so', async () => {
    const { port } = await serveParts();
    const received = await exchangeBytes(port, 'hello there\r\n\r\n');
    expect(received).toMatch(/^HTTP\/1\.1 400/);
    expect(received).toContain('no HTTP/1.1');
  });

  it('that turns to rubbish after a request gets no second answer in the midst of the first', async () => {
    const { port, parts } = await serveUpstream((response) =>
      response.write(BEGINNINGS['anthropic-messages']),
    );
    const model = UPSTREAM_MODELS['anthropic-messages'];
    const body = JSON.stringify(createBody('anthropic-messages', { model, stream: true }));
    const kept = parts.nextRecord();
    const received = await exchangeBytes(port, [postBytes('/v1/messages', body), 'rubbish\r\n\r\n']);
    expect(countOf(received, 'HTTP/1.1')).toBeLessThanOrEqual(1);
    expect(await kept).toMatchObject({ status: 'aborted' });
  });

  it('that ends within a body leaves nothing behind', async () => {
    const { port, parts, origin } = await serveParts();
    const half = postBytes('/v1/messages', QUESTION).slice(0, -10);
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(half));
      socket.resume().on('close', () => resolve());
    });
    const next = await fetch(`${origin}/v1/messages`, { method: 'POST', body: QUESTION });
    expect(next.status).toBe(200);
    expect(parts.records).toHaveLength(1);
    expect(parts.crashes).toEqual([]);
  });
});

describe.each(FORMATS)('a client of %s that leaves', (format) => {
  const body = (changes = {}) =>
    JSON.stringify(createBody(format, { model: UPSTREAM_MODELS[format], ...changes }));

  it.each([false, true])('before the head (streamed: %s) ends the call upstream', async (stream) => {
    const { upstream, origin, parts } = await serveUpstream(() => undefined);
    const leaving = new AbortController();
    const arrived = upstream.nextRequest();
    const kept = parts.nextRecord();
    const asked = fetch(`${origin}${WIRE_PATHS[format]}`, {
      method: 'POST',
      body: body({ stream }),
      signal: leaving.signal,
    });
    const request = await arrived;
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await request.closed;
    expect(await kept).toMatchObject({ status: 'aborted', httpStatus: 499, errorCode: 'client-closed' });
    expect(parts.crashes).toEqual([]);
  });

  it('in the midst of a stream ends the call upstream', async () => {
    const { upstream, origin, parts } = await serveUpstream((response) => response.write(BEGINNINGS[format]));
    const leaving = new AbortController();
    const kept = parts.nextRecord();
    const response = await fetch(`${origin}${WIRE_PATHS[format]}`, {
      method: 'POST',
      body: body({ stream: true }),
      signal: leaving.signal,
    });
    await response.body?.getReader().read();
    leaving.abort();
    expect(await kept).toMatchObject({ status: 'aborted', httpStatus: 200 });
    await upstream.requests[0]?.closed;
    expect(parts.records).toHaveLength(1);
  });
});

describe('the record of a request', () => {
  it.each([false, true])('is kept when the client has the last byte (streamed: %s)', async (stream) => {
    const { origin, parts } = await serveParts();
    for (const format of FORMATS) {
      const before = parts.records.length;
      const body = JSON.stringify(createBody(format, { stream }));
      const response = await fetch(`${origin}${WIRE_PATHS[format]}`, { method: 'POST', body });
      await response.text();
      expect(parts.records).toHaveLength(before + 1);
    }
  });
});

describe('the server', () => {
  it('says that its port is taken, by whom it cannot know', async () => {
    const { port } = await serveParts();
    const second = bindNode(createGateway(createParts()));
    await expect(listen(second, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringMatching(new RegExp(`port ${port}.*--port`)),
    });
  });

  it('reports what goes wrong while it listens, and goes on', async () => {
    const parts = createParts();
    const server = bindNode(createGateway(parts));
    const port = await listen(server, { host: '127.0.0.1', port: 0 });
    server.emit('error', new Error('too many open files'));
    expect(parts.crashes).toMatchObject([{ message: 'too many open files' }]);
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(response.status).toBe(200);
    await response.text();
    server.closeAllConnections();
    server.close();
  });

  it('leaves the globals of the process alone', async () => {
    const { Request: request, Response: response } = globalThis;
    await serveParts();
    expect(globalThis.Request).toBe(request);
    expect(globalThis.Response).toBe(response);
  });

  it('shows no prompt in any header', async () => {
    const { origin } = await serveParts();
    const response = await fetch(`${origin}/v1/messages`, { method: 'POST', body: QUESTION });
    const headers = JSON.stringify([...response.headers]);
    expect(headers).not.toContain(PROMPT.slice(0, 20));
  });
});

describe('a stranger', () => {
  it('is refused by its head alone, before a byte of its body is read', async () => {
    const key = { name: 'team', hash: hashKey('vk-team') };
    const { port } = await serveParts({ guard: createGuard(GuardConfig.parse({ keys: [key] })) });
    const head = [
      'POST /v1/messages HTTP/1.1',
      'host: localhost',
      'x-api-key: vk-nobody',
      'content-type: application/json',
      `content-length: ${10 * 1024 * 1024}`,
    ];
    const answer = await exchangeBytes(port, `${head.join('\r\n')}\r\n\r\n`, (text) =>
      text.includes('authentication_error'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });
});
