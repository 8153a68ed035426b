import { expect, it } from 'vitest';
import { sparseMatrixFromRows } from './sparse-matrix.ts';
import { inverseFrequencies, weighByTfIdf } from './tf-idf.ts';

/** The counts of the worked example in scikit-learn's user guide, "Tf–idf term weighting". */
const COUNTS = sparseMatrixFromRows(
  [
    { columns: [0, 2], values: [3, 1] },
    { columns: [0], values: [2] },
    { columns: [0], values: [3] },
    { columns: [0], values: [4] },
    { columns: [0, 1], values: [3, 2] },
    { columns: [0, 2], values: [3, 2] },
  ],
  3,
);

it('gives the inverse frequencies of the worked example', () => {
  const [first, second, third] = inverseFrequencies(COUNTS);
  expect(first).toBeCloseTo(1, 12);
  expect(second).toBeCloseTo(Math.log(7 / 2) + 1, 12);
  // the guide's 1.8473
  expect(third).toBeCloseTo(1.8473, 4);
});

it('scales rows to length 1, with counts as 1 + ln count', () => {
  const { values } = weighByTfIdf(COUNTS);
  const [often, rare] = [1 + Math.log(3), 1.8472978603872037];
  expect(values[0]).toBeCloseTo(often / Math.hypot(often, rare), 10);
  expect(values[1]).toBeCloseTo(rare / Math.hypot(often, rare), 10);
  expect(values[2]).toBe(1);
});

it('leaves a row without counts empty', () => {
  const matrix = weighByTfIdf(sparseMatrixFromRows([{ columns: [], values: [] }], 2));
  expect([...matrix.starts]).toEqual([0, 0]);
});
