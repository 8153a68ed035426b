import { expect, it } from 'vitest';
import { createRandom } from '#stats';
import { sparseMatrixFromRows } from './sparse-matrix.ts';
import { findStableClusters } from './stable-clusters.ts';
import { weighByTfIdf } from './tf-idf.ts';

const WORDS = 60;
const COUNTS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** How many clusters are found in 240 rows of ten words, of which this share is of the group's own words. */
function countFound(groups: number, ownShare: number, draw: number): number | undefined {
  const random = createRandom(`${groups} ${ownShare} ${draw}`);
  const own = Math.floor(WORDS / groups);
  const rows = Array.from({ length: 240 }, (_, row) => {
    const counts = new Map<number, number>();
    for (let word = 0; word < 10; word += 1) {
      const isOwn = random() < ownShare;
      const drawn = isOwn ? (row % groups) * own + Math.floor(random() * own) : Math.floor(random() * WORDS);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    return { columns: [...counts.keys()], values: [...counts.values()] };
  });
  const matrix = weighByTfIdf(sparseMatrixFromRows(rows, WORDS));
  return findStableClusters({ matrix, counts: COUNTS, random, resamples: 4, leastRows: 5 })?.centres
    .clusterCount;
}

it('finds nothing in 200 draws without groups', { timeout: 120_000 }, () => {
  const found = Array.from({ length: 200 }, (_, draw) => countFound(1, 0, draw));
  expect(found.filter((count) => count !== undefined)).toEqual([]);
});

it('finds as many groups as there are in 95 of 100 draws, and never more', { timeout: 120_000 }, () => {
  const draws = [2, 3, 4, 6, 8].flatMap((groups) =>
    Array.from({ length: 20 }, (_, draw) => ({ groups, found: countFound(groups, 0.7, draw) })),
  );
  expect(draws.filter(({ groups, found }) => found === groups).length).toBeGreaterThanOrEqual(95);
  expect(draws.filter(({ groups, found }) => (found ?? 0) > groups)).toEqual([]);
});
