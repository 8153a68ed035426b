import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callGateway, errorOf, FORMATS } from './__fixtures__/call-gateway.ts';
import { createParts } from './__fixtures__/create-parts.ts';
import { createGateway, type GatewayParts } from './index.ts';

const SECRET = 'the-secret-words-of-a-prompt';

function gatewayOf(changes: Partial<GatewayParts> = {}) {
  const parts = createParts(changes);
  return { gateway: createGateway(parts), parts };
}

function nested(levels: number): string {
  return `{"model":"auto","messages":[{"role":"user","content":"${SECRET}"}],"metadata":${'['.repeat(levels)}${']'.repeat(levels)}}`;
}

describe.each(FORMATS)('a bad request in %s', (format) => {
  it.each([
    ['is not JSON', `{"model":"auto","messages":[{"content":"${SECRET}"`, 'body-not-json', 'not JSON'],
    ['is empty', '', 'body-not-json', 'empty'],
    ['is packed', Buffer.from('1f8b0800', 'hex'), 'body-not-json', 'not JSON'],
    ['is a list', '[1, 2]', 'bad-request', 'no JSON object'],
    ['is null', 'null', 'bad-request', 'no JSON object'],
    ['is 201 levels deep', nested(200), 'body-too-deep', '200'],
    ['is 100,000 levels deep', nested(100_000), 'body-too-deep', '200'],
  ])('whose body %s says so', async (...[, bytes, code, message]) => {
    const { gateway, parts } = gatewayOf();
    const answer = await callGateway(gateway, { format, bytes });
    expect(answer.status).toBe(400);
    expect(answer.headers['x-vernier-error']).toBe(code);
    expect(errorOf(answer).type).toBe('invalid_request_error');
    expect(errorOf(answer).message).toContain(message);
    expect(answer.body.toString()).not.toContain(SECRET);
    expect(parts.crashes).toEqual([]);
    expect(parts.records).toEqual([]);
  });

  it.each([
    ['no messages', { messages: [] }, /messages cannot be used.*at least one message/],
    ['messages that are a text', { messages: SECRET }, /messages cannot be used/],
    ['a message that is a number', { messages: [7] }, /messages\.0 cannot be used/],
    [
      'a role that nobody knows',
      { messages: [{ role: 'king', content: SECRET }] },
      /messages\.0\.role.*"king"/,
    ],
    ['a stream that is a text', { stream: 'yes' }, /stream cannot be used.*"yes".*true or false/],
    ['a stream that is a number', { stream: 1 }, /stream cannot be used.*1.*true or false/],
    ['a model that is a number', { model: 7 }, /model cannot be used/],
    ['no model', { model: '' }, /model cannot be used/],
  ])('with %s names the field, its value and what is allowed', async (_, body, message) => {
    const { gateway, parts } = gatewayOf();
    const answer = await callGateway(gateway, { format, body });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toMatch(message);
    expect(answer.body.toString()).not.toContain(SECRET);
    expect(parts.crashes).toEqual([]);
  });

  it('with a model name without end is not served', async () => {
    const { gateway, parts } = gatewayOf();
    const providers = { ...parts.providers, find: () => parts.providers.find('claude-3-haiku-20240307') };
    const every = gatewayOf({ providers });
    for (const one of [gateway, every.gateway]) {
      const answer = await callGateway(one, { format, body: { model: 'm'.repeat(5000) } });
      expect(answer.status).toBe(404);
      expect(answer.body.length).toBeLessThan(1000);
    }
    expect(every.parts.crashes).toEqual([]);
  });

  it('is answered once and for all, whatever its members hold', async () => {
    const { gateway, parts } = gatewayOf();
    const member = fc.constantFrom(
      'model',
      'messages',
      'stream',
      'system',
      'tools',
      'thinking',
      'max_tokens',
    );
    const bodies = fc.dictionary(member, fc.jsonValue(), { maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const answer = await callGateway(gateway, { format, body });
        expect(answer.isWhole).toBe(true);
        const said = answer.status === 200 ? 'an answer' : errorOf(answer).message;
        expect(said).not.toBe('');
      }),
      { numRuns: 200, seed: 2 },
    );
    expect(parts.crashes).toEqual([]);
  });
});

describe('a bug inside', () => {
  const guard = {
    principalOf: () => {
      throw new TypeError(`cannot read ${SECRET}`);
    },
  };

  it.each(FORMATS)('is answered in %s without its inside, and reported', async (format) => {
    const { gateway, parts } = gatewayOf({ guard });
    const answer = await callGateway(gateway, { format });
    expect(answer.status).toBe(500);
    expect(answer.headers['x-vernier-error']).toBe('internal');
    expect(errorOf(answer).message).toContain('a bug of its own');
    expect(answer.body.toString()).not.toMatch(/TypeError|secret|at \w/);
    expect(parts.crashes).toMatchObject([{ name: 'TypeError' }]);
  });

  it('behind a promise is no different', async () => {
    const later = { principalOf: () => Promise.reject(new TypeError('no')) };
    const { gateway, parts } = gatewayOf({ guard: later });
    expect((await callGateway(gateway)).status).toBe(500);
    expect(parts.crashes).toHaveLength(1);
  });

  it('in the rest of the interface is no different', async () => {
    const { gateway, parts } = gatewayOf({ guard });
    const response = await gateway.app.request('/v1/models');
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'internal' } });
    expect(body).not.toMatch(/TypeError|secret/);
    expect(parts.crashes).toHaveLength(1);
  });

  it('of a provider is kept in the ledger as well', async () => {
    const providers = {
      ...createParts().providers,
      find: () => ({
        id: 'broken',
        source: 'measured' as const,
        formats: FORMATS,
        open: () => Promise.reject(new TypeError(SECRET)),
        close: () => Promise.resolve(),
      }),
    };
    const { gateway, parts } = gatewayOf({ providers });
    const answer = await callGateway(gateway);
    expect(answer.status).toBe(500);
    expect(answer.body.toString()).not.toContain(SECRET);
    expect(parts.crashes).toHaveLength(1);
    expect(parts.records).toMatchObject([{ status: 'failed', httpStatus: 500, errorCode: 'internal' }]);
  });
});
