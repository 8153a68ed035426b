import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { shrinkMeans } from './shrink-means.ts';

it('pulls a small group to the mean of all, as computed by hand', () => {
  // group 0: 1, 1; group 1: 0; group 2: none. Mean of all 2/3; with 3 imagined members at 2/3 each:
  const { means, overall } = shrinkMeans({
    groups: [0, 0, 1],
    values: [1, 1, 0],
    rows: [0, 1, 2],
    groupCount: 3,
    pseudoCount: 3,
  });
  expect(overall).toBeCloseTo(2 / 3);
  expect(means[0]).toBeCloseTo((2 + 2) / 5);
  expect(means[1]).toBeCloseTo((0 + 2) / 4);
  expect(means[2]).toBeCloseTo(2 / 3);
});

it('looks at the rows it is given and no others', () => {
  const { means } = shrinkMeans({ groups: [0, 0], values: [1, 0], rows: [1], groupCount: 1, pseudoCount: 0 });
  expect(means[0]).toBe(0);
});

it('keeps every mean between its group’s own and the mean of all', () => {
  const row = fc.record({ group: fc.nat(3), value: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), (list, pseudoCount) => {
      const { means, overall } = shrinkMeans({
        groups: list.map(({ group }) => group),
        values: list.map(({ value }) => value),
        rows: [...list.keys()],
        groupCount: 4,
        pseudoCount,
      });
      means.forEach((mean, group) => {
        const own = list.filter((one) => one.group === group).map(({ value }) => value);
        const ownMean = own.length === 0 ? overall : own.reduce((sum, value) => sum + value, 0) / own.length;
        expect(mean).toBeGreaterThanOrEqual(Math.min(ownMean, overall) - 1e-12);
        expect(mean).toBeLessThanOrEqual(Math.max(ownMean, overall) + 1e-12);
      });
    }),
  );
});
