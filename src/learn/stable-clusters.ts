import type { Random } from '#core';
import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { clusterOverlaps } from './cluster-overlaps.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { assignClusters, type ClusterCentres, sphericalKMeans } from './spherical-k-means.ts';

/** What to find stable clusters in. */
export interface StabilityProblem {
  /** Rows of length 1. */
  readonly matrix: SparseMatrix;
  readonly random: Random;
  /** Numbers of clusters to try, in any order. */
  readonly counts: readonly number[];
  /** So often the rows are split into two halves that are clustered apart. */
  readonly resamples: number;
  /** Rows that the smallest cluster must have. */
  readonly leastRows: number;
}

/** Clusters that come out again from other halves of the rows. */
export interface StableClusters {
  readonly centres: ClusterCentres;
  /** The cluster of every row. */
  readonly clusters: Uint16Array;
  /** Mean agreement of two halves' clusterings of all rows. */
  readonly ari: number;
  /** For each cluster the mean of its best overlap with a half's clusters, in [0,1]. */
  readonly stabilities: Float64Array;
}

/** Good recovery begins here: Steinley 2004, "Properties of the Hubert–Arabie adjusted Rand index". */
const LEAST_ARI = 0.8;
/** A valid cluster begins here: Hennig 2007, "Cluster-wise assessment of cluster stability". */
const LEAST_OVERLAP = 0.75;

/** Splits rows into two halves by chance. */
function splitRows(rowCount: number, random: Random): readonly [Int32Array, Int32Array] {
  const rows = Int32Array.from({ length: rowCount }, (_, row) => row);
  for (let last = rowCount - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [rows[last], rows[other]] = [rows[other]!, rows[last]!];
  }
  const middle = rowCount >> 1;
  return [rows.subarray(0, middle), rows.subarray(middle)];
}

type Grouping = Uint16Array;

/** Clusters two halves apart and assigns all rows by each of them. */
function groupByHalves(problem: StabilityProblem, clusterCount: number): readonly [Grouping, Grouping] {
  const { matrix, random } = problem;
  const [one, other] = splitRows(matrix.rowCount, random);
  const group = (rows: Int32Array) =>
    assignClusters(matrix, sphericalKMeans({ matrix, rows, clusterCount, random }));
  return [group(one), group(other)];
}

/** Clusters halves apart as long as their mean agreement can still reach the least one. */
function resample(problem: StabilityProblem, clusterCount: number) {
  const groupings: Grouping[] = [];
  let sum = 0;
  for (let left = problem.resamples - 1; left >= 0; left -= 1) {
    const [one, other] = groupByHalves(problem, clusterCount);
    groupings.push(one, other);
    sum += adjustedRandIndex(one, other);
    if (sum + left < LEAST_ARI * problem.resamples) return undefined;
  }
  return { groupings, ari: sum / problem.resamples };
}

/** Clusters all rows, and says how far that comes out of halves of them; nothing where it does not. */
function clusterStably(problem: StabilityProblem, clusterCount: number): StableClusters | undefined {
  const { matrix, random, leastRows } = problem;
  const resampled = resample(problem, clusterCount);
  if (resampled === undefined) return undefined;
  const { groupings, ari } = resampled;
  const centres = sphericalKMeans({ matrix, clusterCount, random });
  const clusters = assignClusters(matrix, centres);
  const stabilities = new Float64Array(clusterCount);
  for (const grouping of groupings) {
    clusterOverlaps(clusters, grouping, clusterCount).forEach((overlap, cluster) => {
      stabilities[cluster]! += overlap / groupings.length;
    });
  }
  const sizes = new Float64Array(clusterCount);
  for (const cluster of clusters) sizes[cluster]! += 1;
  const isStable = Math.min(...stabilities) >= LEAST_OVERLAP && Math.min(...sizes) >= leastRows;
  return isStable ? { centres, clusters, ari, stabilities } : undefined;
}

/**
 * Finds the largest number of clusters that come out again when halves of the rows are clustered apart.
 *
 * Shape   → the clusters of that number; nothing where no number passes: mean adjusted Rand index of the halves at
 *         least 0.8, mean overlap of every single cluster at least 0.75, and no cluster smaller than `leastRows`
 * Source  Lange, Roth, Braun, Buhmann 2004, "Stability-based validation of clustering solutions" (halves); the largest
 *         number that passes: Tibshirani, Walther 2005, "Cluster validation by prediction strength"
 */
export function findStableClusters(problem: StabilityProblem): StableClusters | undefined {
  const { counts, leastRows, matrix } = problem;
  const possible = counts.filter((count) => count * leastRows <= matrix.rowCount);
  for (const count of possible.toSorted((one, other) => other - one)) {
    const clusters = clusterStably(problem, count);
    if (clusters !== undefined) return clusters;
  }
  return undefined;
}
