import { formatPercent, formatPercentRange, THIN } from '../figures/format-percent.ts';
import { formatCost, formatCostRange } from '../figures/format-usd.ts';
import { formatSeconds, formatSecondsRange } from '../figures/format-seconds.ts';
import { type MeasuredDial, type Reading, TOP_KNOT } from '../figures/interval.ts';
import { formatPosition, nameKnot } from '../figures/stops.ts';
import { findLowerKnot } from './lower-knot.ts';
import { qualitySentence, savingSentence } from './step-sentences.ts';
import './one-step-lower.css';

function signed(value: number, digits: number, unit: string): string {
  const size = Math.abs(value).toFixed(digits);
  const sign = Number(size) === 0 ? '±' : value < 0 ? '−' : '+';
  return `${sign}${size}${unit === '' ? '' : THIN}${unit}`;
}

/** The change of a cost as a share of what it was; from nothing there is no share. */
function costChange(here: Reading, lower: Reading): string {
  const { mean } = here.costUsd;
  return mean === 0 ? '–' : signed((100 * (lower.costUsd.mean - mean)) / mean, 0, '%');
}

/** A figure with its interval under it. */
function Figure({ mean, range }: { readonly mean: string; readonly range: string }) {
  return (
    <td>
      <b>{mean}</b>
      <small>{range}</small>
    </td>
  );
}

function LatencyRow({ here, lower }: { readonly here: Reading; readonly lower: Reading }) {
  if (here.latencyMs.status === 'unknown' || lower.latencyMs.status === 'unknown') return null;
  return (
    <tr>
      <th scope="row">last byte after</th>
      <Figure
        mean={formatSeconds(here.latencyMs.interval.mean)}
        range={formatSecondsRange(here.latencyMs.interval)}
      />
      <Figure
        mean={formatSeconds(lower.latencyMs.interval.mean)}
        range={formatSecondsRange(lower.latencyMs.interval)}
      />
      <td />
    </tr>
  );
}

function CompareTable({ here, lower }: { readonly here: Reading; readonly lower: Reading }) {
  return (
    <table className="compare">
      <thead>
        <tr>
          <td />
          <th scope="col">here</th>
          <th scope="col">one step lower</th>
          <th scope="col">change</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">position</th>
          <td className="here-position">{nameKnot(here.knot)}</td>
          <td>{nameKnot(lower.knot)}</td>
          <td>{signed((lower.knot - here.knot) / TOP_KNOT, 2, '')}</td>
        </tr>
        <tr>
          <th scope="row">right</th>
          <Figure mean={formatPercent(here.quality.mean)} range={formatPercentRange(here.quality)} />
          <Figure mean={formatPercent(lower.quality.mean)} range={formatPercentRange(lower.quality)} />
          <td>{signed(100 * (lower.quality.mean - here.quality.mean), 1, 'pt')}</td>
        </tr>
        <tr>
          <th scope="row">USD per 1,000</th>
          <Figure mean={formatCost(here.costUsd.mean)} range={formatCostRange(here.costUsd)} />
          <Figure mean={formatCost(lower.costUsd.mean)} range={formatCostRange(lower.costUsd)} />
          <td>{costChange(here, lower)}</td>
        </tr>
        <LatencyRow here={here} lower={lower} />
      </tbody>
    </table>
  );
}

/** What the dial has one step below this position. */
interface OneStepLowerProps {
  readonly dial: MeasuredDial;
  readonly knot: number;
  readonly onTurn: (knot: number) => void;
}

/** What the next lower position that is served otherwise would save, and how it compares. */
export function OneStepLower({ dial, knot, onTurn }: OneStepLowerProps) {
  const lowerKnot = findLowerKnot(dial.readings, knot);
  const here = dial.readings[knot];
  const lower = lowerKnot === undefined ? undefined : dial.readings[lowerKnot];
  return (
    <section className="panel" aria-labelledby="step-title" data-testid="step">
      <h2 id="step-title">One step lower</h2>
      {here === undefined || lower === undefined ? (
        <p>Nothing lower: no position below this one is served otherwise.</p>
      ) : (
        <>
          <p className="saving">{savingSentence(here, lower)}</p>
          <p className="caption">{qualitySentence(here, lower)}</p>
          <CompareTable here={here} lower={lower} />
          <button type="button" className="button" onClick={() => onTurn(lower.knot)}>
            Turn to {formatPosition(lower.knot)}
          </button>
        </>
      )}
    </section>
  );
}
