import type { MeasuredDial } from '../figures/interval.ts';
import { shortenName } from '../figures/shorten-name.ts';
import { hullLine } from './hull-line.ts';
import { alongLine, type PlacedLabel, placeLabels } from './place-labels.ts';
import { placeCost } from './place-cost.ts';
import { type PlotArea, xOfKnot } from './plot-area.ts';

const LONGEST_NAME = { wide: 30, narrow: 26 };
/** Room that `99.5 % of the top plan` and `certified ≥ 99.5 %` take. */
const PROMISE_NAME_PX = 136;
const CERTIFIED_NAME_PX = 114;

/** A place in the plot, in pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** A single plan in the plot: its mean, its interval and its name. */
export interface PlanMark extends Place {
  readonly planId: string;
  readonly text: string;
  readonly label: PlacedLabel;
  readonly lowY: number;
  readonly highY: number;
}

/** What a plot marks, and where its dial stands: names keep off the index line. */
export interface MarkedPlans {
  readonly area: PlotArea;
  readonly dial: MeasuredDial;
  readonly knot: number;
  /** The promise whose line and stretch are named in the plot. */
  readonly promise: MeasuredDial['promises'][number] | undefined;
}

/** Where the names of the promise's line and of its certified stretch stand. */
function promiseNames({ area, dial, promise }: MarkedPlans): Place[] {
  const topQuality = dial.readings.at(-1)?.quality.mean;
  if (promise === undefined || topQuality === undefined) return [];
  const { frame, bottom, yOf } = area;
  const lineY = yOf(promise.rho * topQuality) - 10;
  const stretchY = bottom - 12;
  return [
    ...alongLine([
      { x: frame.left, y: lineY },
      { x: frame.left + PROMISE_NAME_PX, y: lineY },
    ]),
    ...alongLine([
      { x: frame.right - CERTIFIED_NAME_PX, y: stretchY },
      { x: frame.right, y: stretchY },
    ]),
  ];
}

/** What names keep off: the curve, the hull, the index line and the promise's names, and the ends of intervals. */
function obstaclesOf(marked: MarkedPlans, hull: readonly Place[]): Place[] {
  const { area, dial, knot } = marked;
  const { yOf, top, bottom } = area;
  const ends = dial.readings.flatMap((reading) =>
    [reading.quality.low, reading.quality.high].map((share) => ({
      x: xOfKnot(area, reading.knot),
      y: yOf(share),
    })),
  );
  const curve = dial.readings.map((reading) => ({
    x: xOfKnot(area, reading.knot),
    y: yOf(reading.quality.mean),
  }));
  const index = [top, bottom].map((y) => ({ x: xOfKnot(area, knot), y }));
  return [...ends, ...promiseNames(marked), ...[curve, hull, index].flatMap(alongLine)];
}

/** Finds where single plans, their names and the line of their mixtures stand in the plot. */
export function markPlans(marked: MarkedPlans): {
  readonly plans: readonly PlanMark[];
  readonly hull: readonly Place[];
} {
  const { area, dial } = marked;
  const { frame, yOf, top, bottom } = area;
  const most = frame.isNarrow ? LONGEST_NAME.narrow : LONGEST_NAME.wide;
  const points = dial.planPoints.map(({ planId, quality, costUsd }) => {
    const { position, isBeyond } = placeCost(dial.readings, costUsd.mean);
    const text = `${shortenName(planId, most)}${isBeyond ? ' →' : ''}`;
    const [lowY, highY] = [yOf(quality.low), yOf(quality.high)];
    return { planId, text, x: frame.xOf(position), y: yOf(quality.mean), lowY, highY };
  });
  const hull = hullLine(dial).map(({ position, quality }) => ({ x: frame.xOf(position), y: yOf(quality) }));
  const whiskers = points.flatMap(({ x, lowY, highY }) => [lowY, highY].map((y) => ({ x, y })));
  const labels = placeLabels(points, {
    bounds: { left: frame.left + 2, right: frame.width - 2, top, bottom },
    obstacles: [...obstaclesOf(marked, hull), ...whiskers, ...points],
  });
  const plans = points.flatMap((point, index) => {
    const label = labels[index];
    return label === undefined ? [] : [{ ...point, label }];
  });
  return { plans, hull };
}
