import type { RequestListener } from 'node:http';
import { Secret } from '#core';
import { describe, expect, it } from 'vitest';
import { clockAt } from '../__fixtures__/clock-at.ts';
import { freePort, startBabble, startHttp, startSilent } from '../__fixtures__/loopback.ts';
import { checkKeys, leaveKeys } from './check-keys.ts';
import type { KeyedProvider } from '../find-providers.ts';

const KEY = 'sk-the-secret-itself';
const options = { clock: clockAt('2026-11-21T12:00:00.000Z'), signal: new AbortController().signal };

function providerAt(baseUrl: string, more: Partial<KeyedProvider> = {}): KeyedProvider {
  const apiKey = new Secret(KEY, 'the variable SOME_API_KEY');
  return { id: 'some', type: 'openai-chat', baseUrl, apiKey, ...more };
}

async function checkOne(baseUrl: string, more: Partial<KeyedProvider> = {}, timeoutMs = 3000) {
  const { findings } = await checkKeys([providerAt(baseUrl, more)], { ...options, timeoutMs });
  expect(JSON.stringify(findings)).not.toContain(KEY);
  expect(findings).toHaveLength(1);
  return findings[0];
}

const checkAnswering = async (answer: RequestListener) => await checkOne((await startHttp(answer)).baseUrl);

/** Answers with a status and a body. */
const saying =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

/** Answers for as long as anybody reads. */
const endless: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const piece = Buffer.alloc(65_536, '[');
  const push = () => {
    while (response.write(piece));
  };
  response.on('drain', push);
  push();
};

/** The one call that is made with a base URL of this path. */
async function callOf(path: string, type: KeyedProvider['type']) {
  const calls: object[] = [];
  const { baseUrl } = await startHttp((request, response) => {
    const { method, url, headers } = request;
    calls.push({ method, url, key: headers['x-api-key'], bearer: headers.authorization });
    response.end('{}');
  });
  await checkOne(`${baseUrl}${path}`, { type });
  expect(calls).toHaveLength(1);
  return calls[0];
}

describe('a key', () => {
  it('is accepted when the models are listed', async () => {
    expect(await checkAnswering(saying(200, '{"data":[]}'))).toMatchObject({
      what: 'key',
      about: 'some',
      status: 'ok',
      found: expect.stringMatching(/127\.0\.0\.1:\d+ accepts the key from the variable SOME_API_KEY$/u),
    });
  });

  it.each([401, 403])(
    'is a problem when it is refused with %i, named by where it comes from',
    async (status) => {
      const finding = await checkAnswering(saying(status, `{"error":"bad key ${KEY}"}`));
      expect(finding).toMatchObject({
        status: 'problem',
        found: expect.stringMatching(
          /refuses the key from the variable SOME_API_KEY \(\d+\): put a key there/u,
        ),
      });
    },
  );

  it('is a problem when it is refused in the way of Google', async () => {
    const body =
      '{"error":{"code":400,"message":"API key not valid.","details":[{"reason":"API_KEY_INVALID"}]}}';
    expect(await checkAnswering(saying(400, body))).toMatchObject({ status: 'problem' });
  });

  it('is a problem when nothing is paid for', async () => {
    expect(await checkAnswering(saying(402, '{}'))).toMatchObject({
      status: 'problem',
      found: expect.stringContaining('top it up'),
    });
  });

  it.each([400, 404, 429, 500, 503])('was not tried when the answer is %i', async (status) => {
    expect(await checkAnswering(saying(status, '{}'))).toMatchObject({
      status: 'note',
      found: expect.stringContaining('was not tried'),
    });
  });

  it.each(['sk one', 'sk\n', 'schlüssel', ''])(
    'is a problem when it reads %j, and is not sent',
    async (text) => {
      const silent = await startSilent();
      const finding = await checkOne(silent.baseUrl, { apiKey: new Secret(text, 'the file /k') });
      expect(finding).toMatchObject({
        status: 'problem',
        found: expect.stringMatching(/^the key from the file \/k holds .*: copy it again$/u),
      });
    },
  );
});

describe('a base URL', () => {
  it('is a problem when it answers with a page', async () => {
    const finding = await checkAnswering(
      saying(200, '<!doctype html><title>Log in</title>', { 'content-type': 'text/html; charset=utf-8' }),
    );
    expect(finding).toMatchObject({ status: 'problem', found: expect.stringContaining('a page (HTML)') });
  });

  it('is a problem when it redirects, and the key does not follow', async () => {
    const calls: string[] = [];
    const other = await startHttp((request) => calls.push(request.url ?? ''));
    const finding = await checkAnswering(
      saying(301, '', { location: `${other.baseUrl}/v1/models?key=${KEY}` }),
    );
    expect(finding).toMatchObject({
      status: 'problem',
      found: expect.stringContaining(`301, a redirect to ${other.baseUrl}, which is not followed`),
    });
    expect(calls).toEqual([]);
  });

  it('is a problem when it speaks no HTTP', async () => {
    const { baseUrl } = await startBabble('SSH-2.0-OpenSSH_9.2\r\n');
    expect(await checkOne(baseUrl)).toMatchObject({
      status: 'problem',
      found: expect.stringContaining('no HTTP'),
    });
  });

  it('is noted when nobody listens there', async () => {
    expect(await checkOne(`http://127.0.0.1:${await freePort()}`)).toMatchObject({
      status: 'note',
      found: expect.stringMatching(/could not be reached \(ECONNREFUSED\).*was not tried: start it/u),
    });
  });

  it('is noted when its name is not known', async () => {
    expect(await checkOne('https://no-such-host.invalid')).toMatchObject({
      status: 'note',
      found: expect.stringContaining('https://no-such-host.invalid'),
    });
  });

  it('is noted when it takes connections and never answers', async () => {
    expect(await checkOne((await startSilent()).baseUrl, {}, 50)).toMatchObject({
      status: 'note',
      found: expect.stringContaining('gave no answer within 0.05 s'),
    });
  });

  it('is noted when it begins an answer and never ends it', async () => {
    const { baseUrl } = await startHttp((_, response) => response.writeHead(200).write('{"data":['));
    expect(await checkOne(baseUrl, {}, 100)).toMatchObject({ status: 'note' });
  });

  it('may answer without end: only the beginning is read', async () => {
    expect(await checkAnswering(endless)).toMatchObject({ status: 'ok' });
  });
});

describe('the call that tries a key', () => {
  it('lists models in the way of Anthropic', async () => {
    expect(await callOf('', 'anthropic')).toEqual({ method: 'GET', url: '/v1/models', key: KEY });
  });

  it.each([
    ['/v1', '/v1/models'],
    ['/openai/v1/', '/openai/v1/models'],
    ['/v1beta/openai', '/v1beta/openai/models'],
    ['/proxy', '/proxy/v1/models'],
  ])('lists models in the way of OpenAI below %s', async (path, url) => {
    expect(await callOf(path, 'openai-chat')).toEqual({ method: 'GET', url, bearer: `Bearer ${KEY}` });
  });
});

it('of several providers is one call each, and they do not wait for each other', async () => {
  const gate = Promise.withResolvers<void>();
  let waiting = 0;
  // nobody is answered before both have called
  const { baseUrl } = await startHttp((_, response) => {
    waiting += 1;
    if (waiting === 2) gate.resolve();
    void gate.promise.then(() => response.end('{}'));
  });
  const { findings } = await checkKeys([providerAt(baseUrl), providerAt(baseUrl, { id: 'other' })], options);
  expect(findings.map(({ about, status }) => [about, status])).toEqual([
    ['some', 'ok'],
    ['other', 'ok'],
  ]);
});

it('gives the date of the answer, less what it has lain in a cache', async () => {
  const headers = { date: 'Sat, 21 Nov 2026 11:00:00 GMT', age: '60' };
  const { baseUrl } = await startHttp(saying(401, '{}', headers));
  const { witnesses } = await checkKeys([providerAt(baseUrl)], options);
  expect(witnesses).toEqual([
    {
      kind: 'now',
      said: 'what some answers',
      at: Date.parse('2026-11-21T11:01:00Z'),
      seenAt: options.clock.now(),
    },
  ]);
});

it('says of every key that it was not tried when nobody is to be called', () => {
  const { findings } = leaveKeys([providerAt('http://127.0.0.1:9')]);
  expect(findings).toEqual([
    { what: 'key', about: 'some', status: 'ok', found: 'not tried, as --offline says' },
  ]);
});
