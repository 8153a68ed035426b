import { figuresMark, formatTable, formatUsd, type HullGain, type Interval } from '#core';
import type { DialRecord } from '../dial/dial.ts';
import { frozenHull } from './frozen-hull.ts';
import { rangeText } from '../commands/knot-ranges.ts';
import { isMeasurable } from '../commands/step-text.ts';

const NOWHERE = 'none';

const percentText = (share: number) => (100 * share).toFixed(1);
const costText = (usd: number) => formatUsd(1000 * usd);

function boundsText({ low, high }: Interval, write: (value: number) => string): string {
  return `[${write(low)}, ${write(high)}]`;
}

/** Neighbouring knots as ranges: `0.05–0.50, 0.90`; `none` where there are none. */
function positionsText(knots: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const knot of knots) {
    const open = ranges.at(-1);
    if (open?.last === knot - 1) open.last = knot;
    else ranges.push({ first: knot, last: knot });
  }
  return ranges.length === 0 ? NOWHERE : ranges.map(({ first, last }) => rangeText(first, last)).join(', ');
}

/** Where the dial is above the hull, below it, on it, not told from it, or not measured. */
function gainsText(gains: readonly HullGain[]): string[] {
  const where = (isSo: (against: HullGain['against']) => boolean) =>
    positionsText(gains.filter(({ against }) => isSo(against)).map(({ knot }) => knot));
  const measured = (isSo: (gain: Interval) => boolean) =>
    where((against) => against.status === 'measured' && isSo(against.gain));
  const unknown = where(({ status }) => status === 'unknown');
  return [
    'Against a fixed mixture of plans on the hull at the same cost, in pairs, each position on its own:',
    `  measurably better at ${measured((gain) => gain.low > 0)}; worse at ${measured((gain) => gain.high < 0)}; ` +
      `no measurable difference at ${measured((gain) => !isMeasurable(gain))}; ` +
      `is such a mixture at ${where(({ status }) => status === 'same')}${unknown === NOWHERE ? '' : `; not measured at ${unknown}`}.`,
  ];
}

/** Every single plan on the rows of the readings, and where the dial is better than mixing them; or that this is not known. */
export function singlePlansText({
  policy,
  planReadings,
  hullGains,
}: Pick<DialRecord, 'policy' | 'planReadings' | 'hullGains'>): string[] {
  const n = planReadings?.[0]?.quality.n;
  if (planReadings === undefined || n === undefined) {
    return [
      'Single plans: not measured on the cases of the readings; fit the dial again with `vernier dial fit` to compare.',
    ];
  }
  const hull = frozenHull(policy);
  const right = 'right' as const;
  return [
    `Single plans on the same ${n} cases${figuresMark(policy)}:`,
    formatTable(
      [
        { title: 'plan' },
        { title: 'quality', align: right },
        { title: '[95 %]', align: right },
        { title: 'per 1,000', align: right },
        { title: '[95 %]', align: right },
        { title: 'static hull' },
      ],
      planReadings.map(({ plan, quality, costUsd }) => [
        policy.plans[plan]?.id ?? '',
        `${percentText(quality.mean)} %`,
        boundsText(quality, percentText),
        costText(costUsd.mean),
        boundsText(costUsd, costText),
        hull.includes(plan) ? 'on it' : '',
      ]),
    ),
    ...(hullGains === undefined ? [] : gainsText(hullGains)),
  ];
}
