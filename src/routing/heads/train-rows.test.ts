import { expect, it } from 'vitest';
import { drawRows, SEGMENTS_ONLY } from '../__fixtures__/synthetic-world.ts';
import { prepareRows } from './train-rows.ts';

const rows = drawRows(SEGMENTS_ONLY, { rows: 120, seed: 'leak' });

/** What is predicted of one row's segment when that row is said to be of a segment. */
function posteriorOf(row: number, segment: number): number | undefined {
  const segments = rows.segments.with(row, segment);
  return prepareRows({ ...rows, segments }).posteriors[0]?.[row];
}

it.each([0, 7, 63])('predicts the segment of row %d without having seen which it is', (row) => {
  expect(posteriorOf(row, 0)).toBe(posteriorOf(row, 1));
});

it('tells the segments of texts that it has not seen apart by their words', () => {
  const { posteriors } = prepareRows(rows);
  const right = rows.segments.filter((segment, row) => (posteriors[segment]?.[row] ?? 0) > 0.5);
  expect(right.length).toBeGreaterThan(110);
});
