import { describe, expect, it } from 'vitest';
import { drawExamples } from './__fixtures__/draw-examples.ts';
import { createCrossFit } from './cross-fit.ts';
import { exampleFolds } from './example-folds.ts';
import type { StudentExample } from './student-example.ts';
import { toTrainingRows } from './training-rows.ts';

const labels = ['fruit', 'tools', 'weather'];
const examples = drawExamples({ count: 60, seed: 'cross-fit', tellingShare: 0.6 });
const folds = exampleFolds(examples, 5);

/** Cross-fits over the same folds, whatever the labels. */
const crossFit = (of: readonly StudentExample[]) =>
  createCrossFit({ rows: toTrainingRows(of, labels), labels, folds, foldCount: 5, targetPrecision: 0.7 });

/** The examples with the labels of one fold turned round. */
const relabelled = (fold: number) =>
  examples.map((example, index) =>
    folds[index] === fold
      ? { ...example, label: labels[(labels.indexOf(example.label) + 1) % 3] ?? '' }
      : example,
  );

describe('what is chosen without a fold', () => {
  const [honest, turned] = [crossFit(examples), crossFit(relabelled(2))];

  it('owes its labels nothing: neither strength, nor lead, nor weights', () => {
    const chosen = turned.chooseWithout([2]);
    expect(chosen).toEqual(honest.chooseWithout([2]));
    const fitted = turned.problemWithout([2]).fit(chosen.strength);
    expect(fitted).toEqual(honest.problemWithout([2]).fit(chosen.strength));
  });

  it('owes the labels of every other fold something', () => {
    expect(turned.chooseWithout([0])).not.toEqual(honest.chooseWithout([0]));
  });
});

it('chooses a strength by the examples that it is given: the same every time', () => {
  const again = crossFit(examples).chooseWithout([]);
  expect(again).toEqual(crossFit(examples).chooseWithout([]));
  expect(again.strength).toBeGreaterThan(0);
});
