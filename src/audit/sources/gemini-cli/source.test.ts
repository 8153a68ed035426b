import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { recordingSink } from '../../__fixtures__/recording-sink.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { chooseForm } from '../../files/choose-form.ts';
import { lookAtFile } from '../../files/look-at-file.ts';
import { SOURCES } from '../registry.ts';
import { readDocument } from './read-document.ts';
import { geminiCli } from './source.ts';

const TMP = join(import.meta.dirname, '__fixtures__', 'tmp');
const LINES = 'shop/chats/session-2026-11-02T08-00-9d1e0000.jsonl';

it('reads each answer once, however often its lines tell it, and what was taken back as well', async () => {
  const { records, report } = await readSample(TMP);
  const found = records.filter(({ session }) => session?.startsWith('9d1e'));
  expect(found).toMatchObject([
    {
      at: '2026-11-02T08:00:05.000Z',
      source: 'gemini-cli',
      project: '/home/me/shop',
      agentType: 'main',
      modelId: 'gemini-3.1-pro-preview',
      usage: { inputTokens: 500, cacheReadTokens: 1000, outputTokens: 100, reasoningTokens: 40 },
      toolCalls: 2,
    },
    { usage: { inputTokens: 2000, cacheReadTokens: 0, outputTokens: 50, reasoningTokens: 0 } },
  ]);
  expect(report.leftOut).toMatchObject({ repeated: 2, unbilled: 1 });
  expect(report.sources).toMatchObject([{ source: 'gemini-cli', files: 3, sessions: 3, calls: 4 }]);
});

it('tells sub-agents apart, and leaves a model that nobody knows without a price', async () => {
  const { records, report } = await readSample(TMP);
  expect(records.find(({ agentType }) => agentType === 'sub-agent')).toMatchObject({
    session: '5b5b0000-0000-4000-8000-000000000002',
    modelId: 'gemini-next-unknown',
    project: '/home/me/shop',
  });
  expect(report.total).toMatchObject({ calls: 4, unpricedCalls: 1 });
  expect(report.total.costUsd).toBeCloseTo(0.00288 + 0.0046 + 0.00166, 12);
});

it('reads a document, whose total says that its input leaves out what was cached', async () => {
  const { records } = await readSample(join(TMP, '0a1b2c'));
  expect(records).toMatchObject([
    {
      at: '2026-10-08T09:00:04.000Z',
      usage: { inputTokens: 500, cacheReadTokens: 300, outputTokens: 20, reasoningTokens: 30 },
    },
  ]);
  expect(records[0]?.project).toBeUndefined();
});

it('compares what the answers of each session state in all with what was counted', async () => {
  const { report } = await readSample(TMP);
  expect(report.reconciliation).toMatchObject([
    { month: '2026-11', basis: 'session-tokens', sessions: 2, statedTokens: 3900, agrees: true },
    { month: '2026-10', basis: 'session-tokens', sessions: 1, statedTokens: 850, agrees: true },
  ]);
});

it('shows a total that no reading of the counts adds up to', async () => {
  const { home, path } = temporaryHome();
  writeFileSync(
    path('session-1.jsonl'),
    readFileSync(join(TMP, LINES), 'utf8').replaceAll('"total":2050', '"total":2051'),
  );
  const { report } = await readSample(home);
  expect(report.reconciliation).toMatchObject([{ statedTokens: 3691, countedTokens: 3690, agrees: false }]);
});

it('counts a session once that was a document and went on as lines', async () => {
  const { home, path } = temporaryHome();
  const text = readFileSync(join(TMP, '0a1b2c/chats/session-2026-10-08T09-00-77aa0000.json'), 'utf8');
  const { messages, ...head }: { readonly messages: readonly unknown[] } = JSON.parse(text);
  writeFileSync(path('session-1.json'), text);
  writeFileSync(path('session-1.jsonl'), [head, ...messages].map((line) => JSON.stringify(line)).join('\n'));
  const { report } = await readSample(home);
  expect(report.total.calls).toBe(1);
  expect(report.leftOut.repeated).toBe(1);
});

it('says of counts that cannot be, and of what is no session, that they are', () => {
  const { sink, told } = recordingSink();
  const message = { id: 'x', type: 'gemini', timestamp: '2026-11-02T08:00:00Z' };
  readDocument(
    { messages: [{ ...message, tokens: { input: 1, cached: 5, output: 1 } }] },
    'session-1.json',
    sink,
  );
  readDocument(
    { messages: [{ ...message, timestamp: 'never', tokens: { input: 1 } }] },
    'session-2.json',
    sink,
  );
  readDocument([], 'session-3.json', sink);
  expect(told.problems).toEqual(['impossible-count', 'no-time', 'not-json']);
  expect(told.records).toEqual([]);
});

it('knows its own sessions by their beginning, also where a document is one line', () => {
  const text = readFileSync(join(TMP, '0a1b2c/chats/session-2026-10-08T09-00-77aa0000.json'), 'utf8');
  const line = JSON.stringify(JSON.parse(text));
  for (const head of [text, line, readFileSync(join(TMP, LINES), 'utf8')]) {
    const file = { path: '/somewhere/saved.txt', bytes: 1, isNamed: true };
    const chosen = chooseForm(SOURCES, file, lookAtFile(file.path, Buffer.from(head)));
    expect(chosen?.source.id).toBe('gemini-cli');
    expect(chosen?.form.reader.shape).toBe(head === text || head === line ? 'document' : 'lines');
  }
});

it('looks where GEMINI_CLI_HOME says', () => {
  expect(geminiCli.places?.({ homeDirectory: '/home/me', env: {} })).toEqual(['/home/me/.gemini/tmp']);
  expect(geminiCli.places?.({ homeDirectory: '/home/me', env: { GEMINI_CLI_HOME: '/data' } })).toEqual([
    '/data/.gemini/tmp',
  ]);
  expect(geminiCli.places?.({ homeDirectory: undefined, env: {} })).toEqual([]);
});
