import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { dotRow, scaleColumns, sparseMatrixFromRows } from './sparse-matrix.ts';

it('packs rows one behind the other, empty ones included', () => {
  const matrix = sparseMatrixFromRows(
    [
      { columns: [2, 0], values: [3, 1] },
      { columns: [], values: [] },
      { columns: [1], values: [5] },
    ],
    3,
  );
  expect(matrix).toEqual({
    rowCount: 3,
    columnCount: 3,
    starts: Int32Array.of(0, 2, 2, 3),
    columns: Int32Array.of(2, 0, 1),
    values: Float64Array.of(3, 1, 5),
  });
});

it('multiplies a row with weights as the dense row would', () => {
  const dense = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(
      dense,
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }),
      (rows, weights) => {
        const sparse = rows.map((row) => {
          const columns = [...row.keys()].filter((column) => row[column] !== 0);
          return { columns, values: columns.map((column) => row[column]!) };
        });
        const matrix = sparseMatrixFromRows(sparse, 4);
        rows.forEach((row, index) => {
          const expected = row.reduce((sum, value, column) => sum + value * weights[column]!, 0);
          expect(dotRow(matrix, index, Float64Array.from(weights)) + 0).toBe(expected + 0);
        });
      },
    ),
  );
});

it('scales a column wherever it stands and leaves the matrix as it was', () => {
  const matrix = sparseMatrixFromRows(
    [
      { columns: [1, 0], values: [2, 3] },
      { columns: [1], values: [5] },
    ],
    2,
  );
  expect(scaleColumns(matrix, Float64Array.of(10, -1)).values).toEqual(Float64Array.of(-2, 30, -5));
  expect(matrix.values).toEqual(Float64Array.of(2, 3, 5));
});
