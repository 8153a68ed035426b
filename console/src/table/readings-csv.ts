import { standingAt } from '../certificate/promise-at.ts';
import { type MeasuredDial, type PlanPoint, type Reading, TOP_KNOT } from '../figures/interval.ts';
import { STOPS } from '../figures/stops.ts';

const COLUMNS = [
  'position',
  'stop',
  'right_mean',
  'right_low',
  'right_high',
  'n',
  'usd_per_request_mean',
  'usd_per_request_low',
  'usd_per_request_high',
  'confidence',
  'certified_hold',
  'served_by',
  'over_mixture_mean',
  'over_mixture_low',
  'over_mixture_high',
  'source',
  'cost_source',
];

function cell(value: string | number): string {
  const text = String(value);
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function heldAt(dial: MeasuredDial, knot: number): string | number {
  const standing = standingAt(dial, knot);
  if (standing.status === 'certified') return standing.promise.rho;
  return standing.status === 'top' ? 'top' : '';
}

/** What a knot reads more than a fixed mixture of single plans: empty where there is no difference to measure. */
function overMixture({ hullGains }: MeasuredDial, knot: number): (string | number)[] {
  const against = hullGains[knot];
  if (against?.status !== 'measured') return ['', '', ''];
  return [against.gain.mean, against.gain.low, against.gain.high];
}

function figures({ quality, costUsd }: Pick<Reading, 'quality' | 'costUsd'>): number[] {
  return [
    quality.mean,
    quality.low,
    quality.high,
    quality.n,
    costUsd.mean,
    costUsd.low,
    costUsd.high,
    quality.confidence,
  ];
}

function row(dial: MeasuredDial, reading: Reading): (string | number)[] {
  const { knot, planShares } = reading;
  return [
    knot / TOP_KNOT,
    STOPS.find((stop) => stop.knot === knot)?.name ?? '',
    ...figures(reading),
    heldAt(dial, knot),
    dial.servedBy[knot] ?? '',
    ...overMixture(dial, knot),
    dial.source,
    dial.costSource,
    ...dial.plans.map((_, plan) => planShares[plan] ?? 0),
  ];
}

/** A single plan has no position: it is one of the lines under the readings. */
function planRow(dial: MeasuredDial, point: PlanPoint): (string | number)[] {
  const { planId } = point;
  const isOnHull = dial.hull.some((other) => other.planId === planId);
  return [
    '',
    '',
    ...figures(point),
    '',
    isOnHull ? 'single plan on the static hull' : 'single plan',
    '',
    '',
    '',
    dial.source,
    dial.costSource,
    ...dial.plans.map((plan) => (plan === planId ? 1 : 0)),
  ];
}

/** All readings of a dial and its single plans as comma-separated values with a heading; figures as they were read, unrounded. */
export function readingsCsv(dial: MeasuredDial): string {
  const heading = [...COLUMNS, ...dial.plans.map((plan) => `share_${plan}`)];
  const lines = [
    heading,
    ...dial.readings.map((reading) => row(dial, reading)),
    ...dial.planPoints.map((point) => planRow(dial, point)),
  ];
  return `${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
