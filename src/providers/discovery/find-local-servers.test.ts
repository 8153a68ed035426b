import { once } from 'node:events';
import { createServer } from 'node:net';
import { createCatalog } from '#catalog';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  replayBytes,
  type ReplayServer,
  startByteServer,
  startReplayServer,
} from '../__fixtures__/replay-server.ts';
import { findLocalServers } from './find-local-servers.ts';
import type { KnownLocalServer } from './known-providers.ts';

const catalog = createCatalog();
/** Long enough for any answer of this machine; servers that keep silent are given less. */
const PATIENT_MS = 10_000;

function at(server: ReplayServer, id = 'ollama'): KnownLocalServer {
  onTestFinished(() => server.stop());
  return { id, title: id, port: Number(new URL(server.baseUrl).port), source: 'a test' };
}

function answering(text: string, status = 200, headers: Readonly<Record<string, string>> = {}) {
  return startReplayServer(replayBytes({ status, headers, bytes: Buffer.from(text) }));
}

function listing(...models: (string | Readonly<Record<string, unknown>>)[]) {
  const data = models.map((model) => (typeof model === 'string' ? { id: model, object: 'model' } : model));
  return answering(JSON.stringify({ object: 'list', data }));
}

async function find(servers: readonly KnownLocalServer[], deadlineMs = PATIENT_MS) {
  const { providers, notes } = await findLocalServers({ catalog, servers, deadlineMs });
  return { models: providers.map(({ models }) => models.map(({ id }) => id)), providers, notes };
}

describe('a model server of this machine', () => {
  it('is found with the models that it lists, and is asked once and without a key', async () => {
    const server = await listing('llama3.2:3b', 'qwen3:8b');
    const { providers, notes } = await find([at(server)]);
    expect(notes).toEqual([]);
    expect(providers).toMatchObject([
      {
        id: 'ollama',
        type: 'openai-chat',
        baseUrl: `${server.baseUrl}/v1`,
        foundAt: { kind: 'local-server', origin: server.baseUrl },
        models: [{ id: 'llama3.2:3b' }, { id: 'qwen3:8b' }],
      },
    ]);
    expect(server.requests).toMatchObject([{ path: '/v1/models' }]);
    expect(server.requests[0]?.headers['authorization']).toBeUndefined();
  });

  it('is found beside another one', async () => {
    const servers = [at(await listing('one')), at(await listing('two'), 'vllm')];
    expect((await find(servers)).models).toEqual([['one'], ['two']]);
  });

  it('says how long a prompt may be, as vLLM and llama.cpp do', async () => {
    const server = await listing(
      { id: 'a', max_model_len: 32_768 },
      { id: 'b', meta: { n_ctx: 8192, n_ctx_train: 131_072 } },
      { id: 'c', max_model_len: 'long', meta: null },
    );
    const [provider] = (await find([at(server)])).providers;
    expect(provider?.models).toEqual([
      { id: 'a', contextWindowTokens: 32_768 },
      { id: 'b', contextWindowTokens: 8192 },
      { id: 'c' },
    ]);
  });

  it('gives no more than eight models, and the rest is counted', async () => {
    const server = await listing(...Array.from({ length: 11 }, (_, index) => `model-${index}`));
    const { models, notes } = await find([at(server)]);
    expect(models[0]).toHaveLength(8);
    expect(notes).toEqual([expect.stringContaining('has 3 more')]);
  });

  it('keeps its embeddings to itself', async () => {
    const server = await listing(
      'nomic-embed-text:latest',
      'text-embedding-3',
      'bge-m3:latest',
      'BAAI/bge-reranker-v2',
      'all-minilm:l6-v2',
      'intfloat/e5-large',
      'the-large-model',
    );
    expect((await find([at(server)])).models).toEqual([['the-large-model']]);
  });

  it('whose names are too long, blank or not printable is used for the others', async () => {
    const server = await listing('x'.repeat(300), 'with blank', '\u001B[31mred', 'modèle', '', 'fine');
    const { models, notes } = await find([at(server)]);
    expect(models).toEqual([['fine']]);
    expect(notes).toEqual([expect.stringContaining('has 5 whose names')]);
    expect(notes.join().length).toBeLessThan(300);
  });

  it('cannot pass its model off as one that is paid for', async () => {
    const { models, notes } = await find([at(await listing('gpt-4o-mini', 'own'))]);
    expect(models).toEqual([['own']]);
    expect(notes).toEqual([expect.stringContaining('gpt-4o-mini')]);
  });

  it('that has no model yet is said', async () => {
    const { models, notes } = await find([at(await answering('{"object":"list","data":null}'))]);
    expect(models).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('has no model')]);
  });

  it('is none where it is another gateway of ours', async () => {
    const { models, notes } = await find([at(await listing({ id: 'auto', owned_by: 'vernier' }))]);
    expect({ models, notes }).toEqual({ models: [], notes: [] });
  });
});

const LIST = '{"object":"list","data":[{"id":"a"}]}';

describe('whatever else listens on the port is no server', () => {
  it.each<[string, () => Promise<ReplayServer>]>([
    ['a page', () => answering('<!doctype html><p>Hello', 200, { 'content-type': 'text/html' })],
    ['rubbish', () => startByteServer('\u0000\u0001 no HTTP at all\r\n\r\n')],
    ['half a list', () => answering(LIST.slice(0, -1))],
    ['another JSON', () => answering('{"data":"models"}')],
    ['JSON that is no object', () => answering('null')],
    ['a door that wants a key', () => answering(LIST, 401)],
    ['nothing at this path', () => answering('{"detail":"Not Found"}', 404)],
    ['a redirect', () => answering(LIST, 302, { location: 'http://127.0.0.1:1/v1/models' })],
    ['a list without end', () => answering(`${LIST}${' '.repeat(3_000_000)}`)],
    ['a broken connection', () => startReplayServer((response) => response.socket?.destroy())],
    [
      'an answer that is shorter than announced',
      () => answering(LIST, 200, { 'content-length': '9999', connection: 'close' }),
    ],
  ])('%s', async (_, start) => {
    const { models, notes } = await find([at(await start())], 1000);
    expect({ models, notes }).toEqual({ models: [], notes: [] });
  });

  it('nobody at all', async () => {
    const server = await listing('gone');
    await server.stop();
    expect((await find([at(server)])).models).toEqual([]);
  });
});

describe('a server that keeps silent', () => {
  it('is given up, whether it never answers or never ends, and the others are found', async () => {
    const hanging = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(hanging, 'listening');
    onTestFinished(() => void hanging.close());
    const address = hanging.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const endless = await startReplayServer((response) => response.write('{"data":['));
    const servers = [
      { id: 'vllm', title: 'vLLM', port, source: 'a test' },
      at(endless, 'lm-studio'),
      at(await listing('found')),
    ];
    expect((await find(servers, 1000)).models).toEqual([['found']]);
  });
});
