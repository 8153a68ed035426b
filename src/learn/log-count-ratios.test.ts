import { expect, it } from 'vitest';
import { logCountRatios } from './log-count-ratios.ts';
import { sparseMatrixFromRows } from './sparse-matrix.ts';

const rowOf = (...columns: number[]) => ({ columns, values: columns.map(() => 0.5) });
const matrix = sparseMatrixFromRows([rowOf(0, 2), rowOf(0, 2), rowOf(1, 2), rowOf(1, 2), rowOf(0)], 4);
const targets = Float64Array.of(1, 1, 0, 0, 0);

it('computes the ratio that can be written down: one imagined row on either side', () => {
  const ratios = logCountRatios({ matrix, rows: Int32Array.of(0, 1, 2, 3), targets });
  // column 0: 2 of 2 inside and 0 of 2 outside, each with one imagined row of two
  expect(ratios[0]).toBeCloseTo(Math.log(3 / 4 / (1 / 4)), 12);
  expect(ratios[1]).toBeCloseTo(-Math.log(3), 12);
});

it('says nothing of a column that both sides have equally often, or that no row has', () => {
  const ratios = logCountRatios({ matrix, rows: Int32Array.of(0, 1, 2, 3), targets });
  expect(ratios[2]).toBeCloseTo(0, 12);
  expect(ratios[3]).toBeCloseTo(0, 12);
});

it('looks at the rows that it is given and at no other', () => {
  const without = logCountRatios({ matrix, rows: Int32Array.of(0, 1, 2, 3), targets });
  const with4 = logCountRatios({ matrix, rows: Int32Array.of(0, 1, 2, 3, 4), targets });
  expect(with4[0]).toBeLessThan(without[0] ?? 0);
});

it('stays finite for a class without rows', () => {
  const ratios = logCountRatios({ matrix, rows: Int32Array.of(2, 3), targets });
  expect(ratios.every(Number.isFinite)).toBe(true);
});
