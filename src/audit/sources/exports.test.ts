import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  dictionary,
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
import { SOURCES } from './registry.ts';

const rubbish = oneof(jsonValue(), constantFrom<JsonValue>(-1, 0, 5, 1e300, '', 'name', '{}', '7', null, []));

/** Mostly what belongs there, sometimes anything. */
function mostly<Value>(usual: Arbitrary<Value>): Arbitrary<Value | JsonValue> {
  return oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: rubbish });
}

const count = mostly(nat(5000));
const time = mostly(constantFrom('2026-10-10T10:00:00Z', '2026-10-10 10:00:05', 1_790_812_800_000));
const details = mostly(dictionary(constantFrom('input', 'output', 'input_cached_tokens', 'total'), count));
const spendLog = record({
  startTime: time,
  call_type: mostly(constantFrom('acompletion', 'aretrieve_batch')),
  metadata: mostly(record({ usage_object: details, additional_usage_values: rubbish }, { requiredKeys: [] })),
  prompt_tokens: count,
  completion_tokens: count,
  spend: rubbish,
  model: rubbish,
});
const observation = record({
  id: mostly(constantFrom('one', 'two', 'three')),
  parentObservationId: mostly(constantFrom('one', 'two', 'three')),
  type: mostly(constantFrom('GENERATION', 'AGENT', 'SPAN')),
  startTime: time,
  usageDetails: details,
  totalCost: rubbish,
  model: rubbish,
});
const request = record({
  request_created_at: time,
  response_status: mostly(constantFrom(200, 500)),
  prompt_tokens: count,
  completion_tokens: count,
  prompt_cache_write_tokens: count,
  request_body: rubbish,
  cost: rubbish,
});
const attribute = oneof(
  record({
    key: constantFrom('gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens'),
    value: mostly(record({ intValue: count })),
  }),
  record({
    key: constantFrom('gen_ai.operation.name'),
    value: record({ stringValue: constantFrom('chat', 'invoke_agent') }),
  }),
);
const span = record({
  traceId: constantFrom('trace'),
  spanId: mostly(constantFrom('one', 'two', 'three')),
  parentSpanId: mostly(constantFrom('one', 'two', 'three')),
  startTimeUnixNano: constantFrom('1790812800000000000', 0, 'never'),
  attributes: array(attribute, { maxLength: 3 }),
});
const exported = oneof(
  {
    weight: 8,
    arbitrary: array(span, { maxLength: 4 }).map((spans) => ({
      resourceSpans: [{ scopeSpans: [{ spans }] }],
    })),
  },
  { weight: 1, arbitrary: rubbish.map((value) => ({ resourceSpans: value })) },
);

it.each<[string, Arbitrary<unknown>]>([
  ['litellm', spendLog],
  ['langfuse', observation],
  ['helicone', request],
  ['opentelemetry', exported],
])('makes only valid records of whatever an export of %s tells', async (id, row) => {
  const form = SOURCES.find((source) => source.id === id)?.forms.find(
    ({ reader }) => reader.shape === 'lines',
  );
  if (form?.reader.shape !== 'lines') throw new Error(`${id} is not read line by line`);
  const createParser = await form.reader.load();
  let calls = 0;
  assert(
    property(array(row, { maxLength: 5 }), (rows) => {
      const { sink, told } = recordingSink();
      const parser = createParser('/exports/one.jsonl', sink);
      for (const [index, one] of rows.entries()) {
        parser.line({ bytes: Buffer.from(JSON.stringify(one)), number: index + 1, isUnended: false });
      }
      parser.end();
      calls += told.records.length;
      for (const one of told.records) expect(UsageRecord.safeParse(one).error).toBeUndefined();
    }),
    { numRuns: 150, seed: 4 },
  );
  expect(calls).toBeGreaterThan(25);
});
