import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordingSink } from '../__fixtures__/recording-sink.ts';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import { createFileReading } from '../reading/read-file.ts';
import { askedEffort } from './asked-effort.ts';
import { largestTold } from './largest-told.ts';
import { objectInCell } from './object-in-cell.ts';
import { rowForms } from './row-forms.ts';
import { servedModel } from './served-model.ts';

async function readText(name: string, text: string) {
  const rows: unknown[] = [];
  const forms = rowForms({
    isOurs: (has) => has('a') && has('b'),
    load: async () => () => ({
      row: (field, line) => rows.push([field('a'), field('b'), line]),
      end: () => rows.push('end'),
    }),
  });
  const { path } = temporaryHome();
  writeFileSync(path(name), text);
  const { sink, told } = recordingSink();
  const reading = createFileReading([{ id: 'ours', title: 'ours', kind: 'export', forms }]);
  const read = await reading.read({ path: path(name), bytes: text.length, isNamed: true }, sink);
  return { rows, isOurs: read !== undefined, problems: told.problems };
}

it.each([
  { form: 'a table', name: 'one.csv', text: 'a,b\n1,2\n', rows: [['1', '2', 2], 'end'] },
  {
    form: 'lines',
    name: 'one.jsonl',
    text: '{"a":1,"b":2}\n{"a":3,"b":4}',
    rows: [[1, 2, 1], [3, 4, 2], 'end'],
  },
  { form: 'lines of another name', name: 'one.json', text: '{"a":1,"b":2}\n', rows: [[1, 2, 1], 'end'] },
  { form: 'a list', name: 'one.json', text: '[\n{"a":1,"b":2}]', rows: [[1, 2, undefined], 'end'] },
  {
    form: 'an answer',
    name: 'one.json',
    text: '{"data": [{"a":1,"b":2}]}',
    rows: [[1, 2, undefined], 'end'],
  },
])('reads rows of $form', async ({ name, text, rows }) => {
  expect((await readText(name, text)).rows).toEqual(rows);
});

it('takes no file of which the fields stand in a text only', async () => {
  expect((await readText('one.jsonl', '{"a":"\\"b\\": 1"}\n')).isOurs).toBe(false);
});

it('tells what is no row as a problem', async () => {
  expect((await readText('one.json', '[{"a":1,"b":2}, 7]')).problems).toEqual(['not-json']);
});

it.each([
  ['openai/gpt-6-sol', 'openai', 'gpt-6-sol'],
  ['gpt-6-sol', 'OpenAI', 'gpt-6-sol'],
  ['gpt-6-sol', 'azure', 'azure/gpt-6-sol'],
  ['gpt-6-sol', 'azure.ai.openai', 'azure/gpt-6-sol'],
  ['gpt-6-sol', 'openai.responses', 'gpt-6-sol'],
  ['vertex_ai/gemini-3.8-flash', 'vertex_ai', 'vertex/gemini-3.8-flash'],
  ['openrouter/openai/gpt-6-sol', 'openrouter', 'openrouter/openai/gpt-6-sol'],
  ['bedrock/anthropic.claude-opus-5-5', 'bedrock', 'bedrock/anthropic.claude-opus-5-5'],
  ['anthropic/claude-opus-5-5', undefined, 'anthropic/claude-opus-5-5'],
])('names %s of %s so that it has only its own price', (model, provider, name) => {
  expect(servedModel(model, provider)).toBe(name);
});

it('reads an object as such or as text, and none where there is none', () => {
  expect([{ a: 1 }, '{"a":1}', '{"a":', 'a', null, [1]].map(objectInCell)).toEqual([
    { a: 1 },
    { a: 1 },
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('takes the larger of a count that stands under two names', () => {
  expect([largestTold(undefined, null), largestTold(0, 5), largestTold('3', undefined)]).toEqual([
    undefined,
    5,
    3,
  ]);
  expect(largestTold(3, 'many')).toBeNaN();
});

it('finds the effort that was asked for in every format', () => {
  const asked = [
    { reasoning_effort: 'low' },
    { reasoning: { effort: 'high' } },
    { output_config: { effort: 'max' } },
    {},
  ];
  expect(asked.map(askedEffort)).toEqual(['low', 'high', 'max', undefined]);
});
