import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RecordedRow } from '#providers';
import { createRandom } from '#stats';
import { readScenario } from '../scenario/read-scenario.ts';
import { createOutcomes } from './create-outcomes.ts';
import { drawAnswers } from './draw-answers.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'audit', 'scenarios');
const WRONG_MODELS = readScenario(join(SHIPPED, 'wrong-models.yaml'));

it('makes the same rows for the same seed, each a recording, and others for another', () => {
  const [one, same, other] = ['a', 'a', 'b'].map((seed) => [...createOutcomes(WRONG_MODELS, seed)]);
  expect(one).toEqual(same);
  expect(one?.map((row) => RecordedRow.parse(row))).toEqual(one);
  expect(new Set(one?.map(({ id }) => id)).size).toBe(500);
  expect(new Set([one, other].flatMap((rows) => rows?.map(({ prompt }) => prompt) ?? [])).size).toBe(1000);
});

it('draws for each plan its share and its length, and lets plans fail on the same prompts', () => {
  const [draws, shares] = [20_000, [0.9, 0.7]];
  const plans = shares.map((right, index) => ({
    model: `m${index}`,
    effort: 'low' as const,
    right,
    output: 1 + index,
  }));
  const random = createRandom('shares');
  const drawn = Array.from({ length: draws }, () => drawAnswers(random, plans));
  const shareOf = (is: (answers: (typeof drawn)[number]) => boolean) => drawn.filter(is).length / draws;
  for (const [index, { right, output }] of plans.entries()) {
    expect(shareOf((answers) => answers[index]?.isRight === true)).toBeCloseTo(right, 1.7);
    const total = drawn.reduce((sum, answers) => sum + (answers[index]?.output ?? 0), 0);
    expect(total / draws / output).toBeCloseTo(1, 1.7);
  }
  // 0.64 of the prompts by hardness alone, the rest apart from each other
  const onlyOne = 0.64 * 0.2 + 0.36 * (0.9 * 0.3 + 0.1 * 0.7);
  expect(shareOf(([upper, lower]) => upper?.isRight !== lower?.isRight)).toBeCloseTo(onlyOne, 1.7);
});
