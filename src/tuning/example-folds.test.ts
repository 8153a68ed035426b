import { expect, it } from 'vitest';
import { drawExamples } from './__fixtures__/draw-examples.ts';
import { exampleFolds } from './example-folds.ts';

const examples = drawExamples({ count: 90, seed: 'folds' });
const folds = exampleFolds(examples, 5);

it('deals every label evenly', () => {
  const dealt = Map.groupBy(folds.keys(), (index) => `${examples[index]?.label} ${folds[index]}`);
  // 30 examples a label, but for those that are one text in another's numbers
  expect(dealt.size).toBe(15);
  for (const members of dealt.values()) expect(members.length).toBeGreaterThanOrEqual(4);
});

it('gives an example the same fold wherever it stands', () => {
  expect(exampleFolds(examples.toReversed(), 5)).toEqual(folds.toReversed());
});

it('keeps duplicates together, so that none is tried on a student that learned its twin', () => {
  const twins = examples.map((example) => ({ ...example, text: `${example.text.toUpperCase()}!!` }));
  const both = exampleFolds([...examples, ...twins], 5);
  expect(both.slice(0, examples.length)).toEqual(both.slice(examples.length));
});
