import { formatPercent, formatPercentRange, formatPromise } from '../figures/format-percent.ts';
import { formatCost, formatCostRange } from '../figures/format-usd.ts';
import type { MeasuredDial } from '../figures/interval.ts';
import { FigureMark } from '../frame/figure-mark.tsx';

/** Every single plan as a table, on the cases of the readings; nothing where that was not measured. */
export function SinglePlansTable({ dial }: { readonly dial: MeasuredDial }) {
  const [first] = dial.planPoints;
  if (first === undefined) return null;
  const confidence = formatPromise(first.quality.confidence);
  const hull = new Set(dial.hull.map(({ planId }) => planId));
  return (
    <div className="table-room" role="region" aria-label="Single plans" tabIndex={0}>
      <table className="readings">
        <caption>
          Single plans on the same cases
          <FigureMark sources={dial} />
        </caption>
        <thead>
          <tr>
            <th scope="col">plan</th>
            <th scope="col">right</th>
            <th scope="col">{confidence} interval</th>
            <th scope="col">n</th>
            <th scope="col">USD per 1,000</th>
            <th scope="col">{confidence} interval</th>
            <th scope="col" className="words">
              static hull
            </th>
          </tr>
        </thead>
        <tbody>
          {dial.planPoints.map(({ planId, quality, costUsd }) => (
            <tr key={planId}>
              <th scope="row">{planId}</th>
              <td>{formatPercent(quality.mean)}</td>
              <td className="range">{formatPercentRange(quality)}</td>
              <td>{quality.n}</td>
              <td>{formatCost(costUsd.mean)}</td>
              <td className="range">{formatCostRange(costUsd)}</td>
              <td className="words">{hull.has(planId) ? 'on it' : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
