import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { Case, Outcome } from '#core';
import { casesFromRecordings, outcomesFromRecordings, readRecordings } from './index.ts';

const catalog = createCatalog();
const { rows } = await readRecordings([
  new URL('../__fixtures__/recordings.jsonl', import.meta.url).pathname,
]);
const scored = (value: number) => ({ status: 'scored', value });
const options = { catalog, priceDate: '2024-11-15' };

describe('casesFromRecordings', () => {
  it('makes one case of each row, with its task as segment', () => {
    const cases = casesFromRecordings(rows);
    expect(cases.map((one) => Case.parse(one))).toEqual(cases);
    expect(cases.map(({ id, segment }) => [id, segment])).toEqual([
      ['sums-1', 'sums'],
      ['sums-2', 'sums'],
    ]);
    expect(cases[0]?.prompt).toBe(rows[0]?.prompt);
  });

  it('puts prompts that differ only in numbers and spaces into one cluster', () => {
    const [first] = rows;
    if (first === undefined) throw new Error('no rows');
    const other = { ...first, id: 'other', prompt: first.prompt.replace('2 + 1', '17  +  25').toUpperCase() };
    const clusters = casesFromRecordings([first, other]).map((one) => one.clusterId);
    expect(new Set(clusters).size).toBe(1);
  });
});

describe('outcomesFromRecordings', () => {
  it("prices an answer by the model's own tokens at the prices of the day", () => {
    const [outcome] = outcomesFromRecordings(rows, ['claude-3-haiku-20240307'], options);
    expect(Outcome.parse(outcome)).toEqual(outcome);
    // 25 and 10 recorded tokens are 29 and 12 of Claude 3; $0.25 and $1.25 per million
    expect(outcome).toMatchObject({
      caseId: 'sums-1',
      planId: 'claude-3-haiku-20240307',
      score: { status: 'scored', value: 1 },
      usage: { inputTokens: 29, outputTokens: 12 },
      source: 'recorded',
    });
    expect(outcome?.cost).toMatchObject({ status: 'priced' });
    expect(outcome?.cost.status === 'priced' ? outcome.cost.costUsd : 0).toBeCloseTo(22.25e-6, 12);
  });

  it('takes the counts for the provider’s own where no tokenizer is named, and so the price', () => {
    const own = rows.map((row) => ({ ...row, tokenizer: undefined }));
    const [outcome] = outcomesFromRecordings(own, ['claude-3-haiku-20240307'], options);
    expect(outcome?.usage).toEqual({ inputTokens: 25, outputTokens: 10 });
    // $0.25 and $1.25 per million
    expect(outcome?.cost).toMatchObject({ status: 'priced', costUsd: expect.closeTo(18.75e-6, 12) });
  });

  it('leaves out what was not recorded', () => {
    const outcomes = outcomesFromRecordings(
      rows,
      ['gpt-4o-mini-2024-07-18', 'claude-3-5-sonnet-20241022'],
      options,
    );
    expect(outcomes.map(({ caseId, planId }) => `${caseId} ${planId}`)).toEqual([
      'sums-1 gpt-4o-mini-2024-07-18',
      'sums-1 claude-3-5-sonnet-20241022',
      'sums-2 claude-3-5-sonnet-20241022',
    ]);
  });

  it('scores by the literal rule where that was asked and recorded', () => {
    const models = ['gpt-4o-mini-2024-07-18', 'claude-3-haiku-20240307'];
    const scoresOf = (scoreField: 'correct' | 'correct_literal') =>
      outcomesFromRecordings(rows, models, { ...options, scoreField }).map(({ score }) => score);
    expect(scoresOf('correct')).toEqual([scored(0), scored(1), scored(0)]);
    expect(scoresOf('correct_literal')).toEqual([scored(1), scored(1), scored(0)]);
  });

  it('says that an answer has no price before the first one', () => {
    const [outcome] = outcomesFromRecordings(rows, ['claude-3-haiku-20240307'], {
      catalog,
      priceDate: '2020-01-01',
    });
    expect(outcome?.cost).toEqual({ status: 'unpriced', reason: 'no-price-at-date' });
  });
});
