import type { Random } from '#core';
import { dotRow, type SparseMatrix } from './sparse-matrix.ts';

/** What to cluster, and how long to try. */
export interface ClusterProblem {
  /** Rows of length 1. */
  readonly matrix: SparseMatrix;
  /** Which rows to learn from; default all. */
  readonly rows?: Int32Array;
  readonly clusterCount: number;
  readonly random: Random;
  /** Beginnings of which the best end is kept. Default 3. */
  readonly restarts?: number;
  readonly maxPasses?: number;
}

/** Directions of clusters, column by column: `weights[column * clusterCount + cluster]`, each of length 1. */
export interface ClusterCentres {
  readonly clusterCount: number;
  readonly weights: Float64Array;
}

/** Passes end when a smaller share of rows moves. */
const LEAST_MOVED = 0.002;

/** Adds up a row's cosine with every centre into `into`, one for each. */
function cosinesOf(
  { matrix, centres }: { readonly matrix: SparseMatrix; readonly centres: ClusterCentres },
  row: number,
  into: Float64Array,
): void {
  const { clusterCount, weights } = centres;
  const { starts, columns, values } = matrix;
  into.fill(0);
  const end = starts[row + 1]!;
  for (let i = starts[row]!; i < end; i += 1) {
    const value = values[i]!;
    const start = columns[i]! * clusterCount;
    for (let cluster = 0; cluster < clusterCount; cluster += 1) {
      into[cluster]! += value * weights[start + cluster]!;
    }
  }
}

function largestOf(values: Float64Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index += 1) if (values[index]! > values[best]!) best = index;
  return best;
}

/**
 * Assigns rows to the centres that they point towards most.
 *
 * Shape   → one cluster for every row of the matrix; the first one for a row without values
 */
export function assignClusters(matrix: SparseMatrix, centres: ClusterCentres): Uint16Array {
  const cosines = new Float64Array(centres.clusterCount);
  return Uint16Array.from({ length: matrix.rowCount }, (_, row) => {
    cosinesOf({ matrix, centres }, row, cosines);
    return largestOf(cosines);
  });
}

function toDense({ columnCount, starts, columns, values }: SparseMatrix, row: number): Float64Array {
  const dense = new Float64Array(columnCount);
  for (let i = starts[row]!; i < starts[row + 1]!; i += 1) dense[columns[i]!] = values[i]!;
  return dense;
}

/** Puts a row's direction in the place of a centre. */
function setCentre(
  { clusterCount, weights }: ClusterCentres,
  cluster: number,
  { matrix, row }: { readonly matrix: SparseMatrix; readonly row: number },
): void {
  for (let place = cluster; place < weights.length; place += clusterCount) weights[place] = 0;
  for (let i = matrix.starts[row]!; i < matrix.starts[row + 1]!; i += 1) {
    weights[matrix.columns[i]! * clusterCount + cluster] = matrix.values[i]!;
  }
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index]!;
  return sum;
}

/** Draws a row with a chance in proportion to its distance. */
function drawRow(distances: Float64Array, random: Random): number {
  let left = random() * sumOf(distances);
  for (let index = 0; index < distances.length; index += 1) {
    left -= distances[index]!;
    if (left < 0) return index;
  }
  return distances.length - 1;
}

/** Gives every row's distance, 1 − cosine, to the nearest of the centres so far and one more. */
function distancesWith(
  { matrix }: ClusterProblem,
  { rows, distances }: { readonly rows: Int32Array; readonly distances: Float64Array },
  centre: Float64Array,
): Float64Array {
  const next = new Float64Array(distances.length);
  for (let index = 0; index < next.length; index += 1) {
    const distance = 1 - dotRow(matrix, rows[index]!, centre);
    next[index] = Math.max(0, Math.min(distances[index]!, distance));
  }
  return next;
}

/** Draws beginnings far from each other: of several rows drawn, each next one is that which brings all rows nearest. */
function drawCentres(problem: ClusterProblem, rows: Int32Array): ClusterCentres {
  const { matrix, clusterCount, random } = problem;
  const trials = 2 + Math.floor(Math.log(clusterCount));
  const centres = { clusterCount, weights: new Float64Array(matrix.columnCount * clusterCount) };
  let distances: Float64Array = new Float64Array(rows.length).fill(1);
  for (let cluster = 0; cluster < clusterCount; cluster += 1) {
    let best = { row: rows[0]!, distances, sum: Number.POSITIVE_INFINITY };
    for (let trial = 0; trial < (cluster === 0 ? 1 : trials); trial += 1) {
      const row = rows[drawRow(distances, random)]!;
      const next = distancesWith(problem, { rows, distances }, toDense(matrix, row));
      const sum = sumOf(next);
      if (sum < best.sum) best = { row, distances: next, sum };
    }
    setCentre(centres, cluster, { matrix, row: best.row });
    ({ distances } = best);
  }
  return centres;
}

/** Turns every centre to the mean direction of its rows; one without rows takes the row that fits worst. */
function turnCentres(
  problem: ClusterProblem,
  rows: Int32Array,
  found: { readonly clusters: Uint16Array; readonly worst: number },
): ClusterCentres {
  const { matrix, clusterCount } = problem;
  const weights = new Float64Array(matrix.columnCount * clusterCount);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    const cluster = found.clusters[index]!;
    for (let i = matrix.starts[row]!; i < matrix.starts[row + 1]!; i += 1) {
      weights[matrix.columns[i]! * clusterCount + cluster]! += matrix.values[i]!;
    }
  }
  const lengths = new Float64Array(clusterCount);
  for (let cluster = 0; cluster < clusterCount; cluster += 1) {
    let square = 0;
    for (let place = cluster; place < weights.length; place += clusterCount) square += weights[place]! ** 2;
    const length = Math.sqrt(square);
    lengths[cluster] = length;
    if (length === 0) continue;
    for (let place = cluster; place < weights.length; place += clusterCount) weights[place]! /= length;
  }
  const centres = { clusterCount, weights };
  const empty = lengths.findIndex((length) => length === 0);
  if (empty !== -1 && rows.length > 0) setCentre(centres, empty, { matrix, row: rows[found.worst]! });
  return centres;
}

/** Runs from one beginning to its end. */
function fitOnce(problem: ClusterProblem, rows: Int32Array): { centres: ClusterCentres; fit: number } {
  const { matrix, clusterCount, maxPasses = 15 } = problem;
  let centres = drawCentres(problem, rows);
  const clusters = new Uint16Array(rows.length);
  const cosines = new Float64Array(clusterCount);
  let fit = 0;
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const fitting = { matrix, centres };
    let [moved, worst, worstCosine] = [0, 0, Number.POSITIVE_INFINITY];
    fit = 0;
    for (let index = 0; index < rows.length; index += 1) {
      cosinesOf(fitting, rows[index]!, cosines);
      const cluster = largestOf(cosines);
      if (cluster !== clusters[index] || pass === 0) moved += 1;
      clusters[index] = cluster;
      fit += cosines[cluster]!;
      if (cosines[cluster]! < worstCosine) [worst, worstCosine] = [index, cosines[cluster]!];
    }
    if (moved <= LEAST_MOVED * rows.length) break;
    centres = turnCentres(problem, rows, { clusters, worst });
  }
  return { centres, fit };
}

/**
 * Finds clusters of rows that point in the same direction.
 *
 * Shape   → the centres whose rows' cosines add up to most, of several beginnings
 * Source  Dhillon, Modha 2001, "Concept decompositions for large sparse text data using clustering"; beginnings as
 *         Arthur, Vassilvitskii 2007, "k-means++", with several draws for each centre as scikit-learn takes them
 */
export function sphericalKMeans(problem: ClusterProblem): ClusterCentres {
  const { matrix, restarts = 3 } = problem;
  const rows = problem.rows ?? Int32Array.from({ length: matrix.rowCount }, (_, row) => row);
  let best = fitOnce(problem, rows);
  for (let attempt = 1; attempt < restarts; attempt += 1) {
    const next = fitOnce(problem, rows);
    if (next.fit > best.fit) best = next;
  }
  return best.centres;
}
