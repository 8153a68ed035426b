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
import { TranscriptSource, UsageRecord } from '#core';
import { createParsings, sourceOf } from './choose-parsing.ts';
import type { Line } from './read-lines.ts';
import type { TranscriptSink } from './transcript-sink.ts';

/** Tells lines to a source's parser and gives the records. */
function parse(source: TranscriptSource, lines: readonly string[]): readonly UsageRecord[] {
  const records: UsageRecord[] = [];
  const sink: TranscriptSink = {
    knows: () => false,
    call: (told) => records.push(told.record),
    stated: () => undefined,
    aside: () => undefined,
    problem: () => undefined,
  };
  const parser = createParsings()[source]('/transcripts/one.jsonl', sink);
  for (const [index, line] of lines.entries()) {
    parser.line({ bytes: Buffer.from(line), number: index + 1, isUnended: false });
  }
  parser.end();
  return records;
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

it.each(TranscriptSource.options)('makes only valid records of whatever %s is told', (source) => {
  let calls = 0;
  assert(
    property(array(line), (lines) => {
      const texts = lines.map((one) => JSON.stringify(one));
      for (const told of parse(source, texts)) {
        calls += 1;
        expect(UsageRecord.safeParse(told).error).toBeUndefined();
      }
    }),
    { numRuns: 1000, seed: 4 },
  );
  expect(calls).toBeGreaterThan(50);
});

const first = (text: string): Line => ({ bytes: Buffer.from(text), number: 1, isUnended: false });

it('knows whose transcript a file is by where it was found, its name or its first line', () => {
  const file = { path: '/somewhere/one.jsonl', bytes: 1 };
  expect(sourceOf({ ...file, source: 'claude-code' }, first('{"type":"session_meta"}'))).toBe('claude-code');
  expect(sourceOf({ ...file, path: '/somewhere/rollout-1.jsonl' }, first('{}'))).toBe('codex');
  expect(sourceOf(file, first('{"type":"session_meta"}'))).toBe('codex');
  expect(sourceOf(file, first('{"type":"user"}'))).toBe('claude-code');
});
