import type { RefObject } from 'react';
import type { DialPromise } from '../certificate/promise-at.ts';
import { formatPercent, formatPromise } from '../figures/format-percent.ts';
import { formatCost } from '../figures/format-usd.ts';
import { markText } from '../figures/figure-marks.ts';
import { type MeasuredDial, type Reading, TOP_KNOT } from '../figures/interval.ts';
import type { InstrumentFrame } from '../instrument/instrument-frame.ts';
import { Hatching } from './hatching.tsx';
import { PlanPoints } from './plan-points.tsx';
import { type PlotArea, xOfKnot } from './plot-area.ts';
import { qualityScale } from './quality-scale.ts';
import './frontier-plot.css';

const TOP_PX = 22;
const AXIS_PX = 38;
/** Room that the cost at the index line takes beside it. */
const HERE_COST_PX = 52;
const BESIDE_PX = 6;
/** From here on there is more room to the left of the index line. */
const LAST_EARLY_KNOT = 16;
/** Knots under which the measured cost is written; fewer where there is little room. */
const COST_KNOTS = { wide: [0, 2, 5, 8, 10, 12, 15, 18, TOP_KNOT], narrow: [0, 5, 10, 15, TOP_KNOT] };

function Grid({ area, ticks }: { readonly area: PlotArea; readonly ticks: readonly number[] }) {
  const { frame, yOf } = area;
  return (
    <g>
      {ticks.map((share) => (
        <g key={share}>
          <line className="grid" x1={frame.left} x2={frame.right} y1={yOf(share)} y2={yOf(share)} />
          <text className="tick" x={frame.left - 8} y={yOf(share) + 4} textAnchor="end">
            {Math.round(100 * share)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The measured costs under the plot, and where the dial stands its own. */
interface CostAxisProps {
  readonly area: PlotArea;
  readonly readings: readonly Reading[];
  readonly knot: number;
}

/** The cost at the index line stands beside the line, which would else run through it. */
function HereCost({ area, readings, knot }: CostAxisProps) {
  const isLate = knot > LAST_EARLY_KNOT;
  return (
    <text
      className="here-cost"
      x={xOfKnot(area, knot) + (isLate ? -BESIDE_PX : BESIDE_PX)}
      y={area.bottom + 19}
      textAnchor={isLate ? 'end' : 'start'}
    >
      {formatCost(readings[knot]?.costUsd.mean ?? 0)}
    </text>
  );
}

function CostAxis(props: CostAxisProps) {
  const { area, readings, knot: here } = props;
  const { frame, bottom } = area;
  const hereX = xOfKnot(area, here) + (here > LAST_EARLY_KNOT ? -HERE_COST_PX : HERE_COST_PX) / 2;
  const all = frame.isNarrow ? COST_KNOTS.narrow : COST_KNOTS.wide;
  const knots = all.filter((knot) => Math.abs(xOfKnot(area, knot) - hereX) > HERE_COST_PX);
  return (
    <g>
      <line className="axis" x1={frame.left} x2={frame.right} y1={bottom} y2={bottom} />
      <HereCost {...props} />
      {knots.map((knot) => (
        <g key={knot}>
          <line
            className="axis"
            x1={xOfKnot(area, knot)}
            x2={xOfKnot(area, knot)}
            y1={bottom}
            y2={bottom + 5}
          />
          <text className="tick" x={xOfKnot(area, knot)} y={bottom + 19} textAnchor="middle">
            {formatCost(readings[knot]?.costUsd.mean ?? 0)}
          </text>
        </g>
      ))}
    </g>
  );
}

function CertifiedStretch({ area, promise }: { readonly area: PlotArea; readonly promise: DialPromise }) {
  const { frame, top, bottom } = area;
  const from = xOfKnot(area, promise.lowestKnot);
  const height = bottom - top;
  return (
    <g>
      <rect
        className="hatched"
        x={frame.left}
        y={top}
        width={from - frame.left}
        height={height}
        fill="url(#plot-hatch)"
      />
      <rect className="certified" x={from} y={top} width={frame.right - from} height={height} />
    </g>
  );
}

/** The name of the certified stretch, over everything that may run through it. */
function CertifiedName({ area, promise }: { readonly area: PlotArea; readonly promise: DialPromise }) {
  if (promise.lowestKnot === TOP_KNOT) return null;
  return (
    <text className="certified-name" x={area.frame.right - 6} y={area.bottom - 8} textAnchor="end">
      certified ≥ {formatPromise(promise.rho)}
    </text>
  );
}

/** What the promise is about, and how much the top plan reads. */
interface PromiseLineProps {
  readonly area: PlotArea;
  readonly rho: number;
  readonly topQuality: number;
}

/** The share of the top plan's reading that the promise is about, as a line to compare with. */
function PromiseLine({ area, rho, topQuality }: PromiseLineProps) {
  const { frame, top, bottom, yOf } = area;
  const y = yOf(rho * topQuality);
  if (y > bottom || y < top + 12) return null;
  return (
    <g>
      <line className="promise-line" x1={frame.left} x2={frame.right} y1={y} y2={y} />
      <text className="promise-name" x={frame.left + 6} y={y - 6}>
        {formatPromise(rho)} of the top plan
      </text>
    </g>
  );
}

function Readings({ area, readings }: { readonly area: PlotArea; readonly readings: readonly Reading[] }) {
  const at = (reading: Reading, share: number) => `${xOfKnot(area, reading.knot)},${area.yOf(share)}`;
  const upper = readings.map((reading) => at(reading, reading.quality.high));
  const lower = readings.map((reading) => at(reading, reading.quality.low)).toReversed();
  return (
    <g>
      <polygon className="band" points={[...upper, ...lower].join(' ')} />
      {readings.map(({ knot, quality }) => (
        <line
          key={knot}
          className="interval"
          x1={xOfKnot(area, knot)}
          x2={xOfKnot(area, knot)}
          y1={area.yOf(quality.low)}
          y2={area.yOf(quality.high)}
        />
      ))}
      <polyline className="curve" points={readings.map((one) => at(one, one.quality.mean)).join(' ')} />
      {readings.map(({ knot, quality }) => (
        <circle key={knot} className="knot" cx={xOfKnot(area, knot)} cy={area.yOf(quality.mean)} r={3.2} />
      ))}
    </g>
  );
}

function HereMark({ area, reading }: { readonly area: PlotArea; readonly reading: Reading }) {
  const x = xOfKnot(area, reading.knot);
  const { low, high, mean } = reading.quality;
  return (
    <g>
      <line className="here-interval" x1={x} x2={x} y1={area.yOf(low)} y2={area.yOf(high)} />
      <circle className="here" cx={x} cy={area.yOf(mean)} r={6} />
    </g>
  );
}

/** What the frontier draws, and how large. */
export interface FrontierPlotProps {
  readonly dial: MeasuredDial;
  readonly knot: number;
  /** The promise whose stretch is marked. */
  readonly promise: DialPromise | undefined;
  readonly frame: InstrumentFrame;
  readonly height: number;
  readonly svgRef: RefObject<SVGSVGElement | null>;
}

function describe({ dial, promise }: FrontierPlotProps): string {
  const [first, last] = [dial.readings[0], dial.readings[TOP_KNOT]];
  if (first === undefined || last === undefined) return 'Frontier without readings';
  const certified =
    promise === undefined || promise.lowestKnot === TOP_KNOT
      ? 'nothing certified below the top plan'
      : promise.sentence;
  return (
    `Frontier${markText(dial)}: right answers from ${formatPercent(first.quality.mean)} at ${formatCost(first.costUsd.mean)} per 1,000 requests ` +
    `to ${formatPercent(last.quality.mean)} at ${formatCost(last.costUsd.mean)}; ${certified}. The table view has every figure.`
  );
}

/** The measured frontier: quality against the dial, whose positions are steps of cost. */
export function FrontierPlot(props: FrontierPlotProps) {
  const { dial, knot, promise, frame, height, svgRef } = props;
  const scale = qualityScale(dial);
  const bottom = Math.max(TOP_PX + 1, height - AXIS_PX);
  const yOf = (share: number) =>
    bottom - ((share - scale.from) / (scale.to - scale.from)) * (bottom - TOP_PX);
  const area: PlotArea = { frame, top: TOP_PX, bottom, yOf };
  const here = dial.readings[knot];
  const top = dial.readings[TOP_KNOT];
  return (
    <svg
      ref={svgRef}
      className="frontier"
      width={frame.width}
      height={height}
      role="img"
      aria-label={describe(props)}
    >
      <Hatching id="plot-hatch" />
      {promise !== undefined && <CertifiedStretch area={area} promise={promise} />}
      <Grid area={area} ticks={scale.ticks} />
      <text className="tick" x={2} y={11}>
        right, %{frame.isNarrow ? '' : ' of requests'}
        {markText(dial, 'qualities')}
      </text>
      {promise !== undefined && top !== undefined && (
        <PromiseLine area={area} rho={promise.rho} topQuality={top.quality.mean} />
      )}
      <CostAxis area={area} readings={dial.readings} knot={knot} />
      <Readings area={area} readings={dial.readings} />
      <line
        className="index-line"
        x1={xOfKnot(area, knot)}
        x2={xOfKnot(area, knot)}
        y1={frame.isNarrow ? 0 : 12}
        y2={frame.isNarrow ? bottom : height}
      />
      {promise !== undefined && <CertifiedName area={area} promise={promise} />}
      <PlanPoints area={area} dial={dial} knot={knot} promise={promise} />
      {here !== undefined && <HereMark area={area} reading={here} />}
    </svg>
  );
}
