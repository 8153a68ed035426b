import { readRecordings } from '#providers';
import { expect, it } from 'vitest';
import { SAMPLE_FILE } from './create-providers.ts';

const MODELS = ['sample-small', 'sample-large'];

it('has a first answer of every rung to every first question', async () => {
  const { rows, problems } = await readRecordings([SAMPLE_FILE]);
  expect(problems.count).toBe(0);
  expect(rows).toHaveLength(16);
  for (const row of rows) expect(Object.keys(row.answers)).toEqual(MODELS);
});

it('counts the tokens of first answers as its README says: a quarter of the characters', async () => {
  const { rows } = await readRecordings([SAMPLE_FILE]);
  for (const { prompt, answers } of rows) {
    for (const answer of Object.values(answers)) {
      expect(Math.abs(answer.input_tokens - prompt.length / 4)).toBeLessThanOrEqual(1);
      expect(Math.abs(answer.output_tokens - answer.text.length / 4)).toBeLessThanOrEqual(1);
    }
  }
});

it('says of the very first answer that no model was called', async () => {
  const { rows } = await readRecordings([SAMPLE_FILE]);
  expect(rows[0]?.prompt).toBe('Say hello.');
  for (const answer of Object.values(rows[0]?.answers ?? {}))
    expect(answer.text).toContain('no model was called');
});
