import type { MeasuredDial } from '../figures/interval.ts';
import { FigureMark } from '../frame/figure-mark.tsx';
import { FigureCells, FigureTitles } from './figure-columns.tsx';

/** Every single plan as a table, on the cases of the readings; nothing where that was not measured. */
export function SinglePlansTable({ dial }: { readonly dial: MeasuredDial }) {
  const [first] = dial.planPoints;
  if (first === undefined) return null;
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
            <FigureTitles confidence={first.quality.confidence} />
            <th scope="col" className="words">
              static hull
            </th>
          </tr>
        </thead>
        <tbody>
          {dial.planPoints.map(({ planId, quality, costUsd }) => (
            <tr key={planId}>
              <th scope="row">{planId}</th>
              <FigureCells quality={quality} costUsd={costUsd} />
              <td className="words">{hull.has(planId) ? 'on it' : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
