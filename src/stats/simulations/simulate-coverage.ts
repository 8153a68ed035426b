/** One place at which coverage is measured. */
export interface CoverageCell {
  readonly n: number;
  /** The share of right answers. */
  readonly p: number;
}

/** The sizes and shares at which every fixed-n interval is measured. */
export const COVERAGE_CELLS: readonly CoverageCell[] = [50, 200, 1000].flatMap((n) =>
  [0.5, 0.9, 0.97].map((p) => ({ n, p })),
);

/** What was measured at one place. */
export interface Coverage extends CoverageCell {
  /** Share of the draws whose interval held the truth. */
  readonly covered: number;
  readonly meanWidth: number;
}

/** One simulated experiment, repeated. */
export interface CoverageSimulation {
  readonly cell: CoverageCell;
  readonly truth: number;
  readonly draws: number;
  /** Draws a sample and computes its interval. */
  readonly drawInterval: () => { readonly low: number; readonly high: number };
}

/** Measures how often an interval holds the truth. */
export function simulateCoverage(simulation: CoverageSimulation): Coverage {
  const { cell, truth, draws, drawInterval } = simulation;
  // Sums in another order differ in their last bits: an interval that ends at the truth holds it.
  const slack = 1e-12;
  let covered = 0;
  let width = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const { low, high } = drawInterval();
    if (low <= truth + slack && truth - slack <= high) covered += 1;
    width += high - low;
  }
  return { ...cell, covered: covered / draws, meanWidth: width / draws };
}

/** The key by which a cell is named as an exception. */
export function cellName({ n, p }: CoverageCell): string {
  return `n=${n} p=${p}`;
}
