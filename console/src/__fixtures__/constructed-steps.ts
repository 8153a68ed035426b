import { type Interval, type MeasuredDial, type Reading, TOP_KNOT } from '../figures/interval.ts';

type DialStep = MeasuredDial['steps'][number];

function around(mean: number, half: number, n: number): Interval {
  return { mean, low: mean - half, high: mean + half, standardError: half / 1.96, confidence: 0.95, n };
}

const usd = (value: number) => `$${(1000 * value).toFixed(2)}`;
const points = (value: number) => (100 * value).toFixed(1);

function surenessOf({ low, high, n }: Interval, write: (value: number) => string): string {
  return `95 % ${write(low)} to ${write(high)}, n = ${n}`;
}

function savingOf(lowerKnot: number, saved: Interval): string {
  const at = (lowerKnot / TOP_KNOT).toFixed(2);
  return `One step lower, at ${at}, saves ${usd(saved.mean)} per 1,000 requests (${surenessOf(saved, usd)}).`;
}

function lossOf(lost: Interval): string {
  const range = surenessOf(lost, points);
  return lost.low > 0
    ? `It loses ${points(lost.mean)} points of quality (${range}).`
    : `No measurable difference in quality (${points(lost.mean)} points lower, ${range}).`;
}

/** The step from one knot to the next lower one that reads otherwise, its difference known to half a point. */
function constructStep(readings: readonly Reading[], here: Reading): DialStep {
  const { knot } = here;
  const lower = readings.slice(0, knot).findLast((one) => one.costUsd.mean !== here.costUsd.mean);
  if (lower === undefined) return { status: 'nothing-lower', knot };
  const { n } = here.quality;
  const lost = around(here.quality.mean - lower.quality.mean, 0.005, n);
  const savedUsd = here.costUsd.mean - lower.costUsd.mean;
  const saved = around(savedUsd, savedUsd / 10, n);
  return {
    status: 'measured',
    knot,
    lowerKnot: lower.knot,
    qualityLost: lost,
    savedUsd: saved,
    savingSentence: savingOf(lower.knot, saved),
    lossSentence: lossOf(lost),
  };
}

/** One step lower from every knot of a constructed dial. */
export function constructSteps(readings: readonly Reading[]): DialStep[] {
  return readings.map((here) => constructStep(readings, here));
}
