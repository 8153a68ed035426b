import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { adjustedRandIndex } from '#learn';
import { createRandom } from '#stats';
import { createConversation } from '../conversation.ts';
import { findKinds } from './find-kinds.ts';
import { createTaskTable } from '../task-table.ts';

const DATA = resolve(process.env['VERNIER_DATA'] ?? join('..', 'shared', 'datasets'), 'recordings');
const SETS = ['gsm', 'crux', 'math-l5'] as const;
const Row = z.object({ question: z.string() });

function readQuestions(set: string): readonly string[] {
  const lines = gunzipSync(readFileSync(join(DATA, `zeroeval-${set}.jsonl.gz`))).toString('utf8');
  return lines
    .trim()
    .split('\n')
    .map((line) => Row.parse(JSON.parse(line)).question);
}

/** Tells real public questions as tasks, ten a session, mixed. */
function tellQuestions(sets: readonly string[]) {
  const random = createRandom('mix');
  const asked = sets
    .flatMap((set, kind) => readQuestions(set).map((question) => ({ question, kind, place: random() })))
    .toSorted((one, other) => one.place - other.place);
  const table = createTaskTable();
  for (const [index, { question }] of asked.entries()) {
    const conversation = createConversation(table);
    conversation.ask(question, undefined);
    const session = `${Math.floor(index / 10)}`;
    const call = { version: 1, at: '2026-10-10T10:00:00.000Z', source: 'codex', session, usage: {} } as const;
    conversation.task().begin(call);
    conversation.end();
  }
  return { table, tasks: Int32Array.from(asked.keys()), truth: asked.map(({ kind }) => kind) };
}

it.skipIf(!existsSync(DATA))('tells three sets of public questions apart by their words', () => {
  const { table, tasks, truth } = tellQuestions(SETS);
  const { grouping, kindOf, kinds } = findKinds(table, tasks);
  expect(grouping).toMatchObject({ by: 'text', kinds: 3 });
  expect(adjustedRandIndex(Array.from(tasks, kindOf), truth)).toBeGreaterThan(0.85);
  expect(kinds.every(({ name }) => name !== 'unnamed')).toBe(true);
});

it.skipIf(!existsSync(DATA)).each(SETS)('finds no kinds inside of %s alone', (set) => {
  const { table, tasks } = tellQuestions([set]);
  expect(findKinds(table, tasks).grouping).toMatchObject({ by: 'project' });
});
