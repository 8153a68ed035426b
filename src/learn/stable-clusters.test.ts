import { describe, expect, it } from 'vitest';
import { createRandom } from '#stats';
import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { type SparseMatrix, sparseMatrixFromRows } from './sparse-matrix.ts';
import { assignClusters, sphericalKMeans } from './spherical-k-means.ts';
import { findStableClusters } from './stable-clusters.ts';
import { weighByTfIdf } from './tf-idf.ts';

const WORDS = 60;

/** Rows of ten words each: of its group's own words with this chance, else of all words. */
function drawRows(groups: number, ownShare: number, seed: string): { matrix: SparseMatrix; truth: number[] } {
  const random = createRandom(seed);
  const truth = Array.from({ length: 240 }, (_, row) => row % groups);
  const own = Math.floor(WORDS / groups);
  const rows = truth.map((group) => {
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 10; draw += 1) {
      const word =
        random() < ownShare ? group * own + Math.floor(random() * own) : Math.floor(random() * WORDS);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return { columns: [...counts.keys()], values: [...counts.values()] };
  });
  return { matrix: weighByTfIdf(sparseMatrixFromRows(rows, WORDS)), truth };
}

function find(matrix: SparseMatrix) {
  const counts = [2, 3, 4, 5, 6, 7, 8];
  return findStableClusters({ matrix, counts, random: createRandom('find'), resamples: 3, leastRows: 5 });
}

describe('sphericalKMeans', () => {
  it('finds groups with words of their own, and the same ones for the same chance', () => {
    const { matrix, truth } = drawRows(3, 0.9, 'three');
    const fit = () => sphericalKMeans({ matrix, clusterCount: 3, random: createRandom(1) });
    const clusters = assignClusters(matrix, fit());
    expect(adjustedRandIndex(clusters, truth)).toBeGreaterThan(0.97);
    expect(fit()).toEqual(fit());
  });

  it('gives centres of length 1, also where there are more clusters than different rows', () => {
    const matrix = weighByTfIdf(
      sparseMatrixFromRows(
        Array.from({ length: 6 }, (_, row) => ({ columns: [row % 2], values: [1] })),
        2,
      ),
    );
    const { weights, clusterCount } = sphericalKMeans({ matrix, clusterCount: 3, random: createRandom(2) });
    for (let cluster = 0; cluster < clusterCount; cluster += 1) {
      const length = Math.hypot(weights[cluster] ?? 0, weights[clusterCount + cluster] ?? 0);
      expect(length).toBeCloseTo(1, 12);
    }
  });
});

describe('findStableClusters', () => {
  it.each([2, 4, 6])('finds %i planted groups, no more and no fewer', (groups) => {
    const { matrix, truth } = drawRows(groups, 0.85, `planted ${groups}`);
    const found = find(matrix);
    expect(found?.centres.clusterCount).toBe(groups);
    expect(adjustedRandIndex(found?.clusters ?? [], truth)).toBeGreaterThan(0.95);
    expect(Math.min(...(found?.stabilities ?? []))).toBeGreaterThan(0.9);
  });

  it('finds none where there is none, in each of ten draws', () => {
    const found = Array.from({ length: 10 }, (_, draw) => find(drawRows(1, 0, `none ${draw}`).matrix));
    expect(found).toEqual(found.map(() => undefined));
  });

  it('does not take a few odd rows for a cluster', () => {
    const { matrix } = drawRows(2, 0.9, 'two');
    const found = findStableClusters({
      matrix,
      counts: [2, 3],
      random: createRandom(3),
      resamples: 3,
      leastRows: 200,
    });
    expect(found).toBeUndefined();
  });
});
