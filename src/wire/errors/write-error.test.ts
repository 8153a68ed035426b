import { ERROR_CODES, VernierError } from '#core';
import { describe, expect, it } from 'vitest';
import { WIRE_FORMATS } from '../wire-format.ts';
import { errorTypeOf } from './error-type.ts';
import { readUpstreamError } from './read-upstream-error.ts';
import { writeError, writeStreamError } from './write-error.ts';

const parse = (body: Buffer): unknown => JSON.parse(body.toString('utf8'));

describe('writeError', () => {
  it('writes an Anthropic error', () => {
    const error = new VernierError('unknown-model', 'there is no model "x": use one of a, b');
    const { status, body } = writeError('anthropic-messages', error, { requestId: 'req_1' });
    expect(status).toBe(404);
    expect(parse(body)).toEqual({
      type: 'error',
      error: { type: 'not_found_error', message: error.message },
      request_id: 'req_1',
    });
  });

  it('writes an OpenAI error with the field that is wrong', () => {
    const error = new VernierError('bad-request', 'stream cannot be used', { details: { field: 'stream' } });
    const { status, body } = writeError('openai-chat', error);
    expect(status).toBe(400);
    expect(parse(body)).toEqual({
      error: { message: error.message, type: 'invalid_request_error', param: 'stream', code: 'bad-request' },
    });
  });

  it.each([
    ['unauthenticated', 401, 'authentication_error', 'authentication_error'],
    ['forbidden', 403, 'permission_error', 'permission_error'],
    ['body-too-large', 413, 'request_too_large', 'invalid_request_error'],
    ['upstream-timeout', 504, 'timeout_error', 'server_error'],
    ['store-unavailable', 503, 'overloaded_error', 'server_error'],
    ['upstream-malformed', 502, 'api_error', 'server_error'],
  ] as const)('gives %s the status %i and the type of each format', (code, status, ...types) => {
    const error = new VernierError(code, 'no');
    expect(parse(writeError('anthropic-messages', error).body)).toHaveProperty('error.type', types[0]);
    expect(parse(writeError('openai-chat', error).body)).toHaveProperty('error.type', types[1]);
    expect(writeError('openai-chat', error).status).toBe(status);
  });

  it('has a type for every code of the table', () => {
    for (const { httpStatus } of Object.values(ERROR_CODES)) {
      for (const format of WIRE_FORMATS) expect(errorTypeOf(format, httpStatus)).toMatch(/_error$|_large$/);
    }
  });

  it('writes the event that ends a stream', () => {
    const error = new VernierError('upstream-closed', 'cut');
    expect(writeStreamError('anthropic-messages', error).toString()).toBe(
      'event: error\ndata: {"type":"error","error":{"type":"api_error","message":"cut"}}\n\n',
    );
    expect(writeStreamError('openai-chat', error).toString()).toBe(
      'data: {"error":{"message":"cut","type":"server_error","param":null,"code":"upstream-closed"}}\n\n',
    );
  });
});

describe('readUpstreamError', () => {
  const anthropic = Buffer.from('{"type":"error","error":{"type":"rate_limit_error","message":"Slow down"}}');
  const openAi = Buffer.from(
    '{"error":{"message":"Slow down","type":"requests","code":"rate_limit_exceeded"}}',
  );

  it('keeps the status, type and message of the upstream, in the other format too', () => {
    const error = readUpstreamError('anthropic-messages', 429, anthropic);
    expect(error).toMatchObject({
      code: 'upstream-refused',
      message: 'the upstream refused the request (429 rate_limit_error: Slow down): wait and try again',
      details: { upstreamStatus: 429, upstreamType: 'rate_limit_error', upstreamMessage: 'Slow down' },
    });
    expect(writeError('openai-chat', error).status).toBe(429);
    expect(readUpstreamError('openai-chat', 429, openAi).details).toMatchObject({
      upstreamType: 'rate_limit_exceeded',
    });
  });

  it('does not tell a caller that its own key is wrong when ours is', () => {
    expect(writeError('openai-chat', readUpstreamError('openai-chat', 401, openAi)).status).toBe(502);
    expect(writeError('openai-chat', readUpstreamError('openai-chat', 302, openAi)).status).toBe(502);
  });

  it.each([
    'Incorrect API key provided: sk-proj-abcd****wxyz. You can find yours at …',
    'invalid x-api-key: topsecret',
    'Bearer topsecret was refused',
    'token 0123456789abcdef0123456789abcdef01 is unknown',
  ])('takes what could be a key out of %j', (message) => {
    const error = readUpstreamError('openai-chat', 401, Buffer.from(JSON.stringify({ error: { message } })));
    expect(error.message).toContain('[redacted]');
    expect(JSON.stringify([error.message, error.details])).not.toMatch(/abcd|topsecret|0123456789/);
  });

  it('keeps a long message short', () => {
    const body = Buffer.from(JSON.stringify({ error: { message: 'no '.repeat(1000) } }));
    expect(readUpstreamError('openai-chat', 400, body).message.length).toBeLessThan(700);
  });

  it.each([
    '',
    '<html>Bad gateway</html>',
    '[]',
    'null',
    '{"error":"no model"}',
    '{"error":{}}',
    '{"error":5}',
  ])('reads %j as a refusal all the same', (body) => {
    for (const format of WIRE_FORMATS) {
      const error = readUpstreamError(format, 502, Buffer.from(body));
      expect(error.details['upstreamStatus']).toBe(502);
    }
  });
});
