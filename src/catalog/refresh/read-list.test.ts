import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Secret } from '#core';
import { readFixture } from './__fixtures__/read-fixture.ts';
import { serve, serveTexts } from './__fixtures__/serve-lists.ts';
import type { ListedFamily } from './listed-model.ts';
import { listSources } from './list-sources.ts';
import { type ListReading, readList } from './read-list.ts';

const KEY = 'sk-the-secret-itself';
const READING: ListReading = { fetch, timeoutMs: 5000 };

function sourceOf(family: ListedFamily, baseUrl: string) {
  const [, source] = listSources(
    [{ family, baseUrl, apiKey: new Secret(KEY) }],
    'http://127.0.0.1:1/api.json',
  );
  if (source === undefined) throw new Error('there is no source');
  return source;
}

async function readFrom(answer: RequestListener, reading: ListReading = READING) {
  const { baseUrl } = await serve(answer);
  const result = await readList(sourceOf('openai', baseUrl), reading);
  expect(JSON.stringify(result)).not.toContain(KEY);
  return result.status === 'failed' ? result.reason : 'it was read';
}

describe('a list', () => {
  it.each([
    ['anthropic', '/v1/models?limit=1000', 'x-api-key', KEY],
    ['openai', '/v1/models', 'authorization', `Bearer ${KEY}`],
    ['google', '/v1beta/models?pageSize=1000', 'x-goog-api-key', KEY],
  ] as const)('of %s is asked for at %s with the key in %s', async (...[family, url, header, value]) => {
    const { baseUrl, requests } = await serveTexts({});
    await readList(sourceOf(family, `${baseUrl}/v1`), READING);
    expect(requests.map((request) => [request.url, request.headers[header]])).toEqual([[url, value]]);
  });

  it('is read with all of its pages', async () => {
    const last = JSON.stringify({ models: [{ name: 'models/gemini-constructed-5' }] });
    const { baseUrl, requests } = await serve((request, response) => {
      response.end(request.url?.includes('pageToken') === true ? last : readFixture('google-models'));
    });
    const result = await readList(sourceOf('google', baseUrl), READING);
    expect(result).toMatchObject({
      models: [{ id: 'gemini-constructed-4' }, { id: 'gemini-constructed-5' }],
    });
    expect(requests[1]?.url).toBe('/v1beta/models?pageSize=1000&pageToken=the-second-page');
  });

  it('is left after ten pages that never end', async () => {
    const { baseUrl, requests } = await serve((_, response) => {
      response.end(readFixture('google-models'));
    });
    expect(await readList(sourceOf('google', baseUrl), READING)).toMatchObject({ status: 'read' });
    expect(requests).toHaveLength(10);
  });
});

describe('a list that cannot be read', () => {
  it.each([401, 404, 500])('says that the answer is %i', async (status) => {
    expect(await readFrom((_, response) => response.writeHead(status).end(KEY))).toBe(`it answers ${status}`);
  });

  it('follows no redirect with the key', async () => {
    const other = await serveTexts({});
    const location = `${other.baseUrl}/v1/models`;
    expect(await readFrom((_, response) => response.writeHead(302, { location }).end())).toBe(
      'it answers 302',
    );
    expect(other.requests).toEqual([]);
  });

  it('says that it is not JSON', async () => {
    expect(await readFrom((_, response) => response.end('<!doctype html>'))).toBe(
      'it answers with something that is not JSON',
    );
  });

  it('says that it is no list of models', async () => {
    expect(await readFrom((_, response) => response.end('{"data": 1}'))).toBe(
      'it answers with something that is no list of models',
    );
  });

  it('is given up when it does not end', async () => {
    const reason = await readFrom((_, response) => {
      const piece = Buffer.alloc(1_048_576, ' ');
      const push = () => {
        while (response.write(piece));
      };
      response.on('drain', push);
      push();
    });
    expect(reason).toBe('it answers with more than 4194304 bytes');
  });

  it('is given up when nothing comes', async () => {
    expect(await readFrom(() => undefined, { fetch, timeoutMs: 50 })).toBe('it says nothing within 0.05 s');
  });

  it('is given up when it stops in the middle', async () => {
    const reason = await readFrom((_, response) => response.write('{'), { fetch, timeoutMs: 50 });
    expect(reason).toBe('it says nothing within 0.05 s');
  });

  it('says that nobody is there', async () => {
    const { baseUrl } = await serve((_, response) => response.destroy());
    const result = await readList(sourceOf('openai', baseUrl), READING);
    expect(result).toMatchObject({ status: 'failed', reason: expect.stringContaining('cannot be reached') });
  });
});
