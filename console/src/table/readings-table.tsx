import { standingAt } from '../certificate/promise-at.ts';
import { markOf } from '../figures/figure-marks.ts';
import { formatPercent, formatPromise } from '../figures/format-percent.ts';
import type { MeasuredDial, Reading } from '../figures/interval.ts';
import { shortenName } from '../figures/shorten-name.ts';
import { nameKnot } from '../figures/stops.ts';
import { FigureMark } from '../frame/figure-mark.tsx';
import { FigureCells, FigureTitles } from './figure-columns.tsx';
import './readings-table.css';

/** A dial, and where it stands. */
interface ReadingsTableProps {
  readonly dial: MeasuredDial;
  readonly knot: number;
  readonly onTurn: (knot: number) => void;
}

function certifiedText(dial: MeasuredDial, knot: number): string {
  const standing = standingAt(dial, knot);
  if (standing.status === 'certified') return `≥ ${formatPromise(standing.promise.rho)}`;
  return standing.status === 'top' ? 'top plan' : 'not certified';
}

function shareText(share: number): string {
  return share < 0.005 ? '–' : formatPercent(share, 0);
}

function Row({
  dial,
  reading,
  isHere,
  onTurn,
}: { readonly reading: Reading; readonly isHere: boolean } & Omit<ReadingsTableProps, 'knot'>) {
  const { knot, quality, costUsd, planShares } = reading;
  return (
    <tr aria-current={isHere ? 'true' : undefined}>
      <th scope="row">
        <button type="button" className="row-button" onClick={() => onTurn(knot)}>
          {nameKnot(knot)}
        </button>
      </th>
      <FigureCells quality={quality} costUsd={costUsd} />
      <td className="words">{certifiedText(dial, knot)}</td>
      {dial.plans.map((plan, index) => (
        <td key={plan}>{shareText(planShares[index] ?? 0)}</td>
      ))}
    </tr>
  );
}

/** Every reading of a dial as a table: what the plot draws, in figures. */
export function ReadingsTable({ dial, knot, onTurn }: ReadingsTableProps) {
  return (
    <div className="table-room" role="region" aria-label="All readings" tabIndex={0}>
      <table className="readings">
        {markOf(dial) !== undefined && (
          <caption>
            All readings
            <FigureMark sources={dial} />
          </caption>
        )}
        <thead>
          <tr>
            <th scope="col">position</th>
            <FigureTitles confidence={dial.readings[0]?.quality.confidence ?? 0.95} />
            <th scope="col" className="words">
              certified
            </th>
            {dial.plans.map((plan) => (
              <th key={plan} scope="col" title={plan}>
                {shortenName(plan, 40)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dial.readings.map((reading) => (
            <Row
              key={reading.knot}
              dial={dial}
              reading={reading}
              isHere={reading.knot === knot}
              onTurn={onTurn}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
