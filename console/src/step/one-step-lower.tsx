import { formatPercent, formatPercentRange, joinPercent } from '../figures/format-percent.ts';
import { formatCost, formatCostChange, formatCostRange } from '../figures/format-usd.ts';
import { formatSeconds, formatSecondsRange } from '../figures/format-seconds.ts';
import type { MeasuredDial, Reading } from '../figures/interval.ts';
import { formatPosition } from '../figures/stops.ts';
import { FigureMark } from '../frame/figure-mark.tsx';
import { formatPoints, formatPointsRange, turnedInterval } from './format-points.ts';
import './one-step-lower.css';

type MeasuredStep = Extract<MeasuredDial['steps'][number], { status: 'measured' }>;

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

/** Both positions side by side, with what was measured between them on the same cases. */
interface CompareProps {
  readonly here: Reading;
  readonly lower: Reading;
  readonly step: MeasuredStep;
}

function CompareTable({ here, lower, step }: CompareProps) {
  const points = turnedInterval(step.qualityLost);
  return (
    <table className="compare">
      <thead>
        <tr>
          <td />
          <th scope="col">here</th>
          <th scope="col">lower</th>
          <th scope="col">change</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">position</th>
          <td className="here-position">{formatPosition(here.knot)}</td>
          <td>{formatPosition(lower.knot)}</td>
          <td />
        </tr>
        <tr>
          <th scope="row">right</th>
          <Figure mean={formatPercent(here.quality.mean)} range={formatPercentRange(here.quality)} />
          <Figure mean={formatPercent(lower.quality.mean)} range={formatPercentRange(lower.quality)} />
          <Figure mean={formatPoints(points)} range={formatPointsRange(points)} />
        </tr>
        <tr>
          <th scope="row">USD per 1,000</th>
          <Figure mean={formatCost(here.costUsd.mean)} range={formatCostRange(here.costUsd)} />
          <Figure mean={formatCost(lower.costUsd.mean)} range={formatCostRange(lower.costUsd)} />
          <Figure {...formatCostChange(turnedInterval(step.savedUsd))} />
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

function StepBody({ dial, knot, onTurn }: OneStepLowerProps) {
  const step = dial.steps[knot];
  if (step === undefined || step.status === 'nothing-lower') {
    return <p>Nothing lower: no position below this one is served otherwise.</p>;
  }
  if (step.status === 'not-measured') {
    return (
      <p>
        Not measured as a pair: this dial is of before steps were measured on the same cases. Fit it again
        with <code>npx vernier dial fit</code>.
      </p>
    );
  }
  const [here, lower] = [dial.readings[knot], dial.readings[step.lowerKnot]];
  return (
    <>
      <p className="saving">{joinPercent(step.savingSentence)}</p>
      <p className="caption">{joinPercent(step.lossSentence)}</p>
      {here !== undefined && lower !== undefined && <CompareTable here={here} lower={lower} step={step} />}
      <button type="button" className="button" onClick={() => onTurn(step.lowerKnot)}>
        Turn to {formatPosition(step.lowerKnot)}
      </button>
    </>
  );
}

/** What the next lower position that is served otherwise would save and lose, as the gateway measured it. */
export function OneStepLower(props: OneStepLowerProps) {
  const isMeasured = props.dial.steps[props.knot]?.status === 'measured';
  return (
    <section className="panel" aria-labelledby="step-title" data-testid="step">
      <h2 id="step-title">
        One step lower
        {isMeasured && <FigureMark sources={props.dial} />}
      </h2>
      <StepBody {...props} />
    </section>
  );
}
