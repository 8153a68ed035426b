import { expect, it } from 'vitest';
import { createFolds } from './folds.ts';

const clusters = Array.from({ length: 500 }, (_, row) => `cluster ${row % 400}`);
const folds = createFolds(clusters);

it('predicts every row exactly once', () => {
  const tested = folds.flatMap(({ test }) => [...test]).toSorted((a, b) => a - b);
  expect(tested).toEqual([...clusters.keys()]);
});

it('never learns from a row that it predicts, nor from a duplicate of it', () => {
  for (const { train, test } of folds) {
    const learned = new Set([...train].map((row) => clusters[row]));
    expect([...test].filter((row) => learned.has(clusters[row]))).toEqual([]);
    expect(train.length + test.length).toBe(clusters.length);
  }
});
