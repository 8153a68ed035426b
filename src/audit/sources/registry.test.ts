import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  type JsonValue,
  jsonValue,
  nat,
  oneof,
  property,
  record,
} from 'fast-check';
import { expect, it } from 'vitest';
import { UsageRecord } from '#core';
import { recordingSink } from '../__fixtures__/recording-sink.ts';
import { chooseForm } from '../files/choose-form.ts';
import { lookAtFile } from '../files/look-at-file.ts';
import type { CreateTranscriptParser } from '../reading/transcript-sink.ts';
import { SOURCES } from './registry.ts';

/** Loads what reads the lines of a source. */
async function loadParser(source: string): Promise<CreateTranscriptParser> {
  const form = SOURCES.find(({ id }) => id === source)?.forms.find(({ reader }) => reader.shape === 'lines');
  if (form?.reader.shape !== 'lines') throw new Error(`${source} is not read line by line`);
  return await form.reader.load();
}

/** Tells lines to a source's parser and gives the records. */
function parse(createParser: CreateTranscriptParser, lines: readonly string[]): readonly UsageRecord[] {
  const { sink, told } = recordingSink();
  const parser = createParser('/transcripts/one.jsonl', sink);
  for (const [index, line] of lines.entries()) {
    parser.line({ bytes: Buffer.from(line), number: index + 1, isUnended: false });
  }
  parser.end();
  return told.records;
}

const rubbish = oneof(jsonValue(), constantFrom<JsonValue>(-1, 0, 5, 1e300, '', 'name', null, []));

/** Mostly what belongs there, sometimes anything. */
function mostly<Value>(usual: Arbitrary<Value>): Arbitrary<Value | JsonValue> {
  return oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: rubbish });
}

const tokens = mostly(nat(5000));
const counts = record(
  {
    input_tokens: tokens,
    output_tokens: tokens,
    cached_input_tokens: tokens,
    cache_creation: mostly(record({ ephemeral_1h_input_tokens: tokens })),
    iterations: mostly(array(record({ type: constantFrom('compaction', 'message'), input_tokens: tokens }))),
  },
  { requiredKeys: ['input_tokens', 'output_tokens'] },
);
const names = mostly(constantFrom('one', 'two', 'three'));
const line = record(
  {
    type: mostly(constantFrom('assistant', 'event_msg', 'session_meta', 'progress', 'cost-state')),
    timestamp: mostly(constantFrom('2026-10-10T10:00:00Z', '2026-10-10T10:00:05Z')),
    sessionId: names,
    effort: names,
    modelUsage: rubbish,
    data: rubbish,
    message: mostly(record({ id: names, model: names, content: rubbish, usage: mostly(counts) })),
    payload: mostly(
      record({
        type: constantFrom('token_count', 'thread_settings_applied'),
        id: names,
        source: rubbish,
        info: mostly(record({ total_token_usage: counts, last_token_usage: counts }, { requiredKeys: [] })),
      }),
    ),
  },
  { requiredKeys: ['type', 'timestamp', 'message', 'payload'] },
);

it.each(['claude-code', 'codex'])('makes only valid records of whatever %s is told', async (source) => {
  const createParser = await loadParser(source);
  let calls = 0;
  assert(
    property(array(line), (lines) => {
      const texts = lines.map((one) => JSON.stringify(one));
      for (const told of parse(createParser, texts)) {
        calls += 1;
        expect(UsageRecord.safeParse(told).error).toBeUndefined();
      }
    }),
    { numRuns: 500, seed: 4 },
  );
  expect(calls).toBeGreaterThan(25);
});

/** Whose file it is that begins so. */
function sourceOf(head: string, file: { readonly path?: string; readonly source?: string } = {}) {
  const listed = { path: '/somewhere/one.jsonl', bytes: 1, ...file };
  return chooseForm(SOURCES, listed, lookAtFile(listed.path, Buffer.from(head)))?.source.id;
}

it('knows whose file it is by where it was found, its name or its beginning', () => {
  expect(sourceOf('{"type":"session_meta"}', { source: 'claude-code' })).toBe('claude-code');
  expect(sourceOf('{}', { path: '/somewhere/rollout-1.jsonl' })).toBe('codex');
  expect(sourceOf('{"type":"session_meta"}\n{"type":"user"}')).toBe('codex');
  expect(sourceOf('{"type":"user"}')).toBe('claude-code');
});

it('takes no file for one of a source that has no mark of it', () => {
  expect(sourceOf('{"level":"info","message":"started"}')).toBeUndefined();
});

it('names every source once, by its folder', () => {
  const ids = SOURCES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const file of ['source.ts', 'README.md']) {
    expect(ids.filter((id) => !existsSync(join(import.meta.dirname, id, file)))).toEqual([]);
  }
});

it('knows a session by its other lines where the first one is damaged', () => {
  const message = '{"id":"m1","timestamp":"2026-11-02T08:00:01.000Z","type":"user","content":[]}';
  expect(sourceOf(`{"sessionId":"a","projec\n${message}\n`)).toBe('gemini-cli');
  expect(sourceOf('{"timesta\n{"timestamp":"2026-11-02T08:00Z","type":"event_msg","payload":{}}\n')).toBe(
    'codex',
  );
  expect(sourceOf(`{"type":"us\n{"parentUuid":null,"sessionId":"a"}\n${message}\n`)).toBe('claude-code');
});

/** Where variables say that sources are. */
function moved(env: Readonly<Record<string, string>>): readonly string[] {
  return SOURCES.flatMap(({ movedPlaces }) => movedPlaces?.({ homeDirectory: '/home/me', env }) ?? []);
}

it('names where variables have moved a source, and nothing else', () => {
  expect(moved({ CLAUDE_CONFIG_DIR: 'relative', OPENCODE_DB: ':memory:' })).toEqual([]);
});
