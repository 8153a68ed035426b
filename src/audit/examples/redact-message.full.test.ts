import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { redactMessage } from './redact-message.ts';

const DATA = resolve(process.env['VERNIER_DATA'] ?? join('..', 'shared', 'datasets'), 'recordings');
const Row = z.object({ question: z.string() });
/** Short enough that nothing is cut off. */
const CHARACTERS = 180;

function readBeginnings(set: string): readonly string[] {
  const lines = gunzipSync(readFileSync(join(DATA, `zeroeval-${set}.jsonl.gz`))).toString('utf8');
  return lines
    .trim()
    .split('\n')
    .map((line) => Row.parse(JSON.parse(line)).question.slice(0, CHARACTERS));
}

it.skipIf(!existsSync(DATA))('changes few public questions, and of these only numbers', () => {
  const questions = ['gsm', 'crux', 'math-l5'].flatMap(readBeginnings);
  const shown = questions.map((question) =>
    redactMessage(question, { people: undefined, machines: undefined }),
  );
  const marks = shown.map(
    (text) => text.match(/\[(?:key|url|e-mail|home|machine|ip|phone|number)\]/gu) ?? [],
  );
  expect(questions).toHaveLength(1824);
  expect(marks.filter((found) => found.length > 0).length).toBeLessThan(0.01 * questions.length);
  expect(new Set(marks.flat())).toEqual(new Set(['[number]']));
});
