import { createRandom } from '#stats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic, type LogisticProblem } from './fit-logistic.ts';
import { sigmoid } from './sigmoid.ts';
import { dotRow, sparseMatrixFromRows } from './sparse-matrix.ts';

interface Row {
  readonly features: readonly number[];
  readonly target: number;
  readonly offset: number;
}

const EXACT = { tolerance: 1e-9, maxPasses: 20_000 };

function problemOf(rows: readonly Row[], strength: number): LogisticProblem {
  const columnCount = rows[0]!.features.length;
  const columns = Int32Array.from({ length: columnCount }, (_, column) => column);
  return {
    matrix: sparseMatrixFromRows(
      rows.map(({ features }) => ({ columns, values: features })),
      columnCount,
    ),
    rows: Int32Array.from(rows.keys()),
    targets: Float64Array.from(rows, ({ target }) => target),
    offsets: Float64Array.from(rows, ({ offset }) => offset),
    strength,
  };
}

/** ½‖w‖² + strength · Σ log loss: what the fit says that it makes least. */
function objective(problem: LogisticProblem, weights: Float64Array): number {
  let sum = weights.reduce((total, weight) => total + weight ** 2 / 2, 0);
  for (const row of problem.rows) {
    const logit = problem.offsets[row]! + dotRow(problem.matrix, row, weights);
    const loss = Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(logit, 0) - problem.targets[row]! * logit;
    sum += problem.strength * loss;
  }
  return sum;
}

/** The largest difference between the weights and what the derivative's zero says they are. */
function distanceFromOptimum(problem: LogisticProblem, weights: Float64Array): number {
  const expected = new Float64Array(weights.length);
  for (const row of problem.rows) {
    const residual =
      problem.targets[row]! - sigmoid(problem.offsets[row]! + dotRow(problem.matrix, row, weights));
    for (let i = problem.matrix.starts[row]!; i < problem.matrix.starts[row + 1]!; i += 1) {
      expected[problem.matrix.columns[i]!]! += problem.strength * residual * problem.matrix.values[i]!;
    }
  }
  return Math.max(...weights.map((weight, column) => Math.abs(weight - expected[column]!)));
}

/** The least of a function of one number with a single valley, by golden section. */
function leastOf(valley: (x: number) => number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = -50;
  let high = 50;
  for (let step = 0; step < 100; step += 1) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (valley(left) < valley(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

const answered = (target: number): Row => ({ features: [1], target, offset: 0 });

function drawRows(seed: string, count: number): Row[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const features = [random() - 0.5, random() - 0.5, 1];
    const probability = sigmoid(3 * features[0]! - 2 * features[1]! + 0.5);
    return { features, target: random() < probability ? 1 : 0, offset: random() - 0.5 };
  });
}

describe('fitLogistic', () => {
  it('solves the case that can be written down: one right answer, feature 1, strength 4', () => {
    // w = 4 · (1 − σ(w)), so w · (1 + e^w) = 4
    const problem = { ...problemOf([{ features: [1], target: 1, offset: 0 }], 4), ...EXACT };
    const weight = fitLogistic(problem)[0]!;
    expect(weight * (1 + Math.exp(weight))).toBeCloseTo(4, 6);
  });

  it.each([0.1, 1, 16, 200])('finds the same weight as trying them all, at strength %d', (strength) => {
    const rows = drawRows('one feature', 40).map((row) => ({ ...row, features: [row.features[0]!] }));
    const problem = problemOf(rows, strength);
    const best = leastOf((weight) => objective(problem, Float64Array.of(weight)));
    expect(Math.abs(fitLogistic({ ...problem, ...EXACT })[0]! - best)).toBeLessThan(1e-3);
  });

  it('finds the zero of the derivative for any targets, offsets and strength', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    const row = fc.record({
      features: fc.tuple(number, number),
      target: fc.double({ min: 0, max: 1, noNaN: true }),
      offset: fc.double({ min: -9, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        (rows, strength) => {
          const problem = { ...problemOf(rows, strength), ...EXACT };
          expect(distanceFromOptimum(problem, fitLogistic(problem))).toBeLessThan(1e-3);
        },
      ),
    );
  });

  it('learns a kind of work that is rare, where a strong fit begins far from its end', () => {
    // four rows of two hundred, told apart by one feature: their logit must cross from −3.9 to above 0
    const rows = Array.from({ length: 200 }, (_, index) => {
      const isRare = index < 4;
      return { features: isRare ? [1.5, 0, 0.5] : [0, 1.5, 0.5], target: isRare ? 1 : 0, offset: -3.9 };
    });
    const problem = problemOf(rows, 16);
    const weights = fitLogistic(problem);
    expect(sigmoid(-3.9 + dotRow(problem.matrix, 0, weights))).toBeGreaterThan(0.9);
    expect(sigmoid(-3.9 + dotRow(problem.matrix, 10, weights))).toBeLessThan(0.1);
  });

  it('turns round an offset that says the opposite with all its weight', () => {
    const problem = { ...problemOf([{ features: [-0.2, -2], target: 0, offset: 9 }], 50), ...EXACT };
    expect(distanceFromOptimum(problem, fitLogistic(problem))).toBeLessThan(1e-3);
  });

  it('takes a soft label for that share of right answers', () => {
    const soft = problemOf([answered(0.75), answered(0.75), answered(0.75), answered(0.75)], 1);
    const hard = problemOf([answered(1), answered(1), answered(1), answered(0)], 1);
    expect(fitLogistic({ ...soft, ...EXACT })[0]).toBeCloseTo(fitLogistic({ ...hard, ...EXACT })[0]!, 6);
  });

  it('leaves alone what the offsets already explain', () => {
    const rows = [0.2, 0.5, 0.9].map((target, index) => ({
      features: [index - 1, 1],
      target,
      offset: Math.log(target / (1 - target)),
    }));
    expect(Math.max(...fitLogistic({ ...problemOf(rows, 10), ...EXACT }).map(Math.abs))).toBeLessThan(1e-9);
  });

  it('moves nothing where the data have no weight, and ever less on the way there', () => {
    const rows = drawRows('strength', 50);
    const size = (strength: number) => Math.hypot(...fitLogistic({ ...problemOf(rows, strength), ...EXACT }));
    expect(size(0)).toBe(0);
    expect(size(1e-6)).toBeLessThan(1e-4);
    expect(size(0.01)).toBeLessThan(size(0.1));
    expect(size(0.1)).toBeLessThan(size(1));
  });

  it('learns from the rows it is given and no others', () => {
    const rows = drawRows('rows', 60);
    const problem = problemOf(rows, 1);
    const half = Int32Array.from({ length: 30 }, (_, index) => index);
    expect(fitLogistic({ ...problem, rows: half })).toEqual(fitLogistic(problemOf(rows.slice(0, 30), 1)));
  });

  it('ends at the same weights whatever the order of rows', () => {
    const rows = drawRows('order', 200);
    const problem = problemOf(rows, 1);
    const reversed = { ...problem, rows: problem.rows.toReversed() };
    const distance = (options: Partial<LogisticProblem>) => {
      const weights = fitLogistic({ ...problem, ...options });
      const other = fitLogistic({ ...reversed, ...options });
      return Math.max(...weights.map((weight, column) => Math.abs(weight - other[column]!)));
    };
    expect(distance(EXACT)).toBeLessThan(1e-6);
    // as it stops by default: residuals within 1e-2, so weights of about 3 within a few hundredths
    expect(distance({})).toBeLessThan(0.1);
  });

  it('is, as it stops by default, within a twentieth of the least objective', () => {
    const problem = problemOf(drawRows('default', 300), 1);
    const least = objective(problem, fitLogistic({ ...problem, ...EXACT }));
    expect(objective(problem, fitLogistic(problem)) / least).toBeLessThan(1.05);
  });
});
