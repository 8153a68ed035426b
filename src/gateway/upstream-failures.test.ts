import { describe, expect, it } from 'vitest';
import type { WireFormat } from '#wire';
import { callGateway, errorOf, FORMATS, WAYS } from './__fixtures__/call-gateway.ts';
import {
  createParts,
  type TestParts,
  UPSTREAM_KEY,
  upstreamProviders,
  type UpstreamTimeouts,
} from './__fixtures__/create-parts.ts';
import { answerWith, startUpstream, type UpstreamScript } from './__fixtures__/scripted-upstream.ts';
import {
  BEGINNINGS,
  RATE_LIMITED,
  UPSTREAM_MODELS,
  UPSTREAM_TEXT,
  WHOLE_BODIES,
  WHOLE_STREAMS,
} from './__fixtures__/upstream-answers.ts';
import { createGateway, type MemoryAnswer } from './index.ts';

const SECRET = 'the-secret-words-of-a-prompt';
const HTML = '<html><body>502 Bad Gateway</body></html>';
/** 1,000 input and 200 output tokens: Claude Haiku 5.5 at $0.10 and $0.50 per million, GPT-6.1 Sol at $2 and $10. */
const COSTS_USD = { 'anthropic-messages': 2e-4, 'openai-chat': 4e-3 };

async function openGateway(script: UpstreamScript, timeouts: UpstreamTimeouts = {}) {
  const upstream = await startUpstream(script);
  const parts = createParts({ providers: upstreamProviders(upstream.baseUrl, timeouts) });
  return { gateway: createGateway(parts), parts, upstream };
}

function callOf(format: WireFormat, stream: boolean) {
  const messages = [{ role: 'user', content: SECRET }];
  return { format, body: { model: UPSTREAM_MODELS[format], messages, stream } };
}

/** What a client sees of a failure. */
function failureIn(answer: MemoryAnswer) {
  const text = answer.body.toString();
  return {
    status: answer.status,
    isWhole: answer.isWhole,
    contentType: answer.headers['content-type'],
    hasCode: answer.headers['x-vernier-error']?.startsWith('upstream-'),
    message: errorOf(answer).message,
    tellsTooMuch: text.includes(SECRET) || text.includes(UPSTREAM_KEY),
  };
}

/** A failure in the format's own shape, with nothing in it that is nobody's business. */
function failure(status: number, message: RegExp) {
  return {
    status,
    isWhole: true,
    contentType: 'application/json',
    hasCode: true,
    message: expect.stringMatching(message),
    tellsTooMuch: false,
  };
}

describe.each(WAYS)('an upstream, asked in $format (streamed: $stream),', ({ format, stream }) => {
  it('that refuses the connection is named', async () => {
    const { gateway, parts, upstream } = await openGateway(answerWith(''));
    await upstream.stop();
    const answer = await callGateway(gateway, callOf(format, stream));
    expect(failureIn(answer)).toEqual(
      failure(502, new RegExp(`could not be reached.*${upstream.baseUrl}.*check baseUrl`)),
    );
    expect(parts.records).toMatchObject([
      {
        status: 'failed',
        httpStatus: 502,
        errorCode: 'upstream-unreachable',
        cost: { status: 'unpriced', reason: 'not-called' },
        attempts: [{ status: 'failed', errorCode: 'upstream-unreachable' }],
      },
    ]);
  });

  it.each([
    ['an HTML page', HTML, { 'content-type': 'text/html' }],
    ['rubbish', '\u0000\u0001\u0002 nothing of this is anything', {}],
    ['nothing', '', {}],
    ['another JSON', '{"answer": 42}', { 'content-type': 'application/json' }],
  ])('that sends %s is no answer', async (_, bytes, headers) => {
    const { gateway, parts } = await openGateway(answerWith(bytes, { headers }));
    const answer = await callGateway(gateway, callOf(format, stream));
    expect(failureIn(answer)).toEqual(failure(502, /upstream/));
    expect(answer.body.toString()).not.toContain('<html>');
    expect(parts.records).toMatchObject([{ status: 'failed', httpStatus: 502 }]);
  });

  it('that answers 503 with a page is said in the shape of the format', async () => {
    const { gateway } = await openGateway(answerWith(HTML, { status: 503 }));
    const answer = await callGateway(gateway, callOf(format, stream));
    expect(failureIn(answer)).toEqual(failure(503, /upstream refused.*503/));
  });

  it('that answers 200 with an error is a failure', async () => {
    const headers = { 'content-type': 'application/json' };
    const { gateway, parts } = await openGateway(answerWith(RATE_LIMITED[format], { headers }));
    const answer = await callGateway(gateway, callOf(format, stream));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(errorOf(answer).message).toContain('upstream');
    expect(parts.records).toMatchObject([{ status: 'failed', cost: { status: 'unpriced' } }]);
  });

  it('that speaks of our key is no fault of the caller', async () => {
    const said = JSON.stringify({
      error: { type: 'authentication_error', message: `bad ${UPSTREAM_KEY}` },
    });
    const { gateway } = await openGateway(answerWith(said, { status: 401 }));
    const answer = await callGateway(gateway, callOf(format, stream));
    expect(failureIn(answer)).toEqual(failure(502, /refused/));
  });
});

describe.each(FORMATS)('a stream of %s that breaks', (format) => {
  it.each([
    [
      'because the upstream closes',
      (beginning: string): UpstreamScript =>
        (response) => {
          response.write(beginning, () => setImmediate(() => response.destroy()));
        },
      'upstream-closed',
    ],
    [
      'because the upstream ends too early',
      (beginning: string): UpstreamScript => answerWith(beginning),
      'upstream-closed',
    ],
    [
      'because the upstream sends something else',
      (beginning: string): UpstreamScript => answerWith(`${beginning}data: {"rubbish\n\n${beginning}`),
      'upstream-malformed',
    ],
  ])('%s ends with the error event of the format', async (_, scriptOf, code) => {
    const { gateway, parts } = await openGateway(scriptOf(BEGINNINGS[format]));
    const answer = await callGateway(gateway, callOf(format, true));
    expect(breakIn(answer, parts)).toEqual(broken(code));
  });
});

/** What is seen of a stream that broke: what came, the event at its end, and its record. */
function breakIn({ status, isWhole, body }: MemoryAnswer, { records, crashes }: TestParts) {
  const text = body.toString();
  const lastEvent = text.trimEnd().split('\n\n').at(-1) ?? '';
  const data = Buffer.from(lastEvent.replace(/^(event: error\n)?data: /, ''));
  return {
    status,
    isWhole,
    hasBeginning: text.includes(UPSTREAM_TEXT),
    tellsTooMuch: text.includes(SECRET),
    message: errorOf({ body: data }).message,
    records: records.map((record) => [record.status, record.httpStatus, record.errorCode, record.cost]),
    crashes,
  };
}

/** A stream that ended with the error event of its format, of which nobody knows the cost. */
function broken(code: string) {
  return {
    status: 200,
    isWhole: true,
    hasBeginning: true,
    tellsTooMuch: false,
    message: expect.stringContaining('upstream'),
    records: [['failed', 200, code, { status: 'unpriced', reason: 'usage-unknown' }]],
    crashes: [],
  };
}

describe('an upstream that stalls', () => {
  it('before its head is given up after its time, in both formats, streamed and not', async () => {
    const { gateway, parts } = await openGateway(() => undefined, { headTimeoutMs: 30 });
    const answers = await Promise.all(
      WAYS.map((way) => callGateway(gateway, callOf(way.format, way.stream))),
    );
    for (const answer of answers)
      expect(failureIn(answer)).toEqual(failure(504, /no answer within 30 ms.*raise headTimeoutMs/));
    expect(parts.records.map((record) => record.errorCode)).toEqual(Array(4).fill('upstream-timeout'));
  });

  it('in the midst of a stream ends it with the error event of its format', async () => {
    const stalling = FORMATS.map(async (format) => {
      const script: UpstreamScript = (response) => void response.write(BEGINNINGS[format]);
      const { gateway, parts } = await openGateway(script, { stallTimeoutMs: 30 });
      return breakIn(await callGateway(gateway, callOf(format, true)), parts);
    });
    const breaks = await Promise.all(stalling);
    expect(breaks).toEqual([broken('upstream-timeout'), broken('upstream-timeout')]);
  });
});

describe('answers of an upstream', () => {
  it.each(WAYS)(
    'pass byte for byte in $format (streamed: $stream), with their cost',
    async ({ format, stream }) => {
      const said = stream ? WHOLE_STREAMS[format] : WHOLE_BODIES[format];
      const { gateway, parts } = await openGateway(answerWith(said, { headers: { 'request-id': 'up-1' } }));
      const call = callOf(format, stream);
      const usage = format === 'openai-chat' && stream ? { stream_options: { include_usage: true } } : {};
      const answer = await callGateway(gateway, { ...call, body: { ...call.body, ...usage } });
      expect(answer.body.toString()).toBe(said);
      expect(answer.headers['request-id']).toBe('up-1');
      const [record] = parts.records;
      expect(record).toMatchObject({
        status: 'completed',
        httpStatus: 200,
        attempts: [{ status: 'completed', usage: { inputTokens: 1000, outputTokens: 200 } }],
      });
      expect(record?.cost).toEqual(record?.attempts[0]?.cost);
      expect(record?.cost.status === 'priced' ? record.cost.costUsd : 0).toBeCloseTo(COSTS_USD[format], 12);
    },
  );
});
