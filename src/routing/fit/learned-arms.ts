import type { Predictions } from '../heads/cross-fit.ts';
import type { RowTable } from '../rows/row-table.ts';
import { measureArm } from './row-values.ts';
import type { MeasuredArm } from './static-hull.ts';

/** Steps of the lambda grid: 12 a decade over six decades, and 0. */
const STEPS = 72;
const STEPS_PER_DECADE = 12;
const LOWEST_EXPONENT = -3;

/**
 * Measures the learned policy at every lambda of the grid, cheapest first, from the cheapest plan alone to lambda 0.
 *
 * An arm that costs no more than a cheaper-by-lambda one before it is left out, so that costs ascend.
 *
 * Units   lambda is scaled by the dearest plan's mean cost, so that the grid fits any price level
 */
export function measureLearnedArms(
  table: RowTable,
  predictions: Predictions,
  cheapestPlan: number,
): MeasuredArm[] {
  const referenceUsd = Math.max(
    ...table.costsUsd.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
  );
  const lambdas = Array.from(
    { length: STEPS + 1 },
    (_, step) => 10 ** (LOWEST_EXPONENT + (STEPS - step) / STEPS_PER_DECADE) / referenceUsd,
  );
  const arms: MeasuredArm[] = [measureArm({ type: 'plan', plan: cheapestPlan }, table, predictions)];
  for (const lambda of [...lambdas, 0]) {
    const measured = measureArm({ type: 'learned', lambda }, table, predictions);
    if (measured.costUsd > (arms.at(-1)?.costUsd ?? 0)) arms.push(measured);
  }
  return arms;
}
