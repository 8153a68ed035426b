import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { recordingSink } from '../../__fixtures__/recording-sink.ts';
import { readExports } from './read-exports.ts';

const FOLDER = join(import.meta.dirname, '__fixtures__');

it('counts each call once, however many spans tell of it', async () => {
  const { report } = await readSample(FOLDER);
  expect(report.sources).toMatchObject([{ source: 'opentelemetry', files: 2 }]);
  expect(report.sourceMonths).toMatchObject([
    { month: '2026-10', calls: 4, tokens: { input: 2200, cacheRead: 8400, cacheWrite: 1500, output: 710 } },
    { month: '2026-11', calls: 2, tokens: { input: 131, cacheWrite: 1253, output: 477 } },
  ]);
  // an agent above its calls, and a call above the attempt that succeeded
  expect(report.leftOut).toMatchObject({ sum: 2, unbilled: 1 });
  expect(report.problems.byKind).toEqual({ 'no-tokens': 1 });
});

it('compares costs where spans state them, and gives no price to what Azure served', async () => {
  const { report } = await readSample(FOLDER);
  expect(report.reconciliation).toMatchObject([{ month: '2026-10', basis: 'call-costs', agrees: true }]);
  expect(report.unpriced).toMatchObject([{ model: 'azure/gpt-6-sol', calls: 1 }]);
});

it('reads effort, tier, session and service, and keeps no text', async () => {
  const { records } = await readSample(FOLDER);
  expect(records.find(({ session }) => session === 'conv_1')).toMatchObject({
    at: '2026-10-05T10:00:00.000Z',
    project: 'shop',
    effort: 'low',
    serviceTier: 'default',
    durationMs: 2500,
    statedCostUsd: 0.00328,
  });
  expect(JSON.stringify(records)).not.toContain('a text that nobody may keep');
});

type Told = Readonly<Record<string, string | number>>;

function toAttributes(attributes: Told) {
  return Object.entries({ 'gen_ai.operation.name': 'chat', ...attributes }).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: value } : { stringValue: value },
  }));
}

/** Tells spans with these attributes. */
function tell(...spans: readonly Told[]) {
  const { sink, told } = recordingSink();
  const exported = spans.map((attributes, index) => ({
    traceId: 'one',
    spanId: String(index),
    startTimeUnixNano: '1790812800000000000',
    attributes: toAttributes(attributes),
  }));
  readExports({ resourceSpans: [{ scopeSpans: [{ spans: exported }] }] }, 'one.json', sink);
  return told;
}

it.each([
  ['current names', 'input_tokens', 'cache_write.input_tokens'],
  ['the names before them', 'input_tokens', 'cache_creation.input_tokens'],
  ['the oldest names', 'prompt_tokens', 'cache_creation_input_tokens'],
])('takes written input out of the input under %s, unless it is more', (_names, input, written) => {
  const usage = (whole: number) => ({
    [`gen_ai.usage.${input}`]: whole,
    [`gen_ai.usage.${written}`]: 30,
    'gen_ai.usage.output_tokens': 5,
  });
  const { records } = tell(usage(100), usage(10));
  expect(records.map((record) => record.usage)).toMatchObject([
    { inputTokens: 70, cacheWrite5mTokens: 30, outputTokens: 5 },
    { inputTokens: 10, cacheWrite5mTokens: 30, outputTokens: 5 },
  ]);
});

it('takes no framework for whoever served a model', () => {
  const usage = {
    'gen_ai.usage.input_tokens': 1,
    'gen_ai.usage.output_tokens': 1,
    'gen_ai.request.model': 'gpt-6-sol',
  };
  const { records } = tell(
    { ...usage, 'gen_ai.system': 'Langchain' },
    { ...usage, 'gen_ai.system': 'openai.responses' },
    { ...usage, 'gen_ai.system': 'aws.bedrock' },
  );
  expect(records.map(({ modelId }) => modelId)).toEqual(['gpt-6-sol', 'gpt-6-sol', 'bedrock/gpt-6-sol']);
});
