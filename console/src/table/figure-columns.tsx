import { formatPercent, formatPercentRange, formatPromise } from '../figures/format-percent.ts';
import { formatCost, formatCostRange } from '../figures/format-usd.ts';
import type { Reading } from '../figures/interval.ts';

/** The titles over quality and cost with their intervals. */
export function FigureTitles({ confidence }: { readonly confidence: number }) {
  const interval = `${formatPromise(confidence)} interval`;
  return (
    <>
      <th scope="col">right</th>
      <th scope="col">{interval}</th>
      <th scope="col">n</th>
      <th scope="col">USD per 1,000</th>
      <th scope="col">{interval}</th>
    </>
  );
}

/** Quality and cost with their intervals, of a knot or of a single plan. */
export function FigureCells({ quality, costUsd }: Pick<Reading, 'quality' | 'costUsd'>) {
  return (
    <>
      <td>{formatPercent(quality.mean)}</td>
      <td className="range">{formatPercentRange(quality)}</td>
      <td>{quality.n}</td>
      <td>{formatCost(costUsd.mean)}</td>
      <td className="range">{formatCostRange(costUsd)}</td>
    </>
  );
}
