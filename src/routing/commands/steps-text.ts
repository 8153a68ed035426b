import {
  figuresMark,
  formatTable,
  type Interval,
  type KnotStep,
  type MeasuredStep,
  usdPerThousand,
} from '#core';
import type { DialRecord } from '../dial/dial.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';
import { rangeText } from './knot-ranges.ts';
import { isMeasurable, pointsText } from './step-text.ts';

/** Neighbouring knots whose next lower one is the same. */
interface StepRange {
  readonly first: number;
  readonly last: number;
  readonly lower: MeasuredStep;
}

function rangesOfSteps(steps: readonly KnotStep[]): StepRange[] {
  const ranges: StepRange[] = [];
  for (const { knot, lower } of steps) {
    if (lower.status === 'same') continue;
    const open = ranges.at(-1);
    if (open?.lower.knot === lower.knot) ranges.splice(-1, 1, { ...open, last: knot });
    else ranges.push({ first: knot, last: knot, lower });
  }
  return ranges;
}

function boundsText({ low, high }: Interval, write: (value: number) => string): string {
  return `[${write(low)}, ${write(high)}]`;
}

function rowOf({ first, last, lower }: StepRange): string[] {
  const { qualityLost, savedUsd } = lower;
  const points = (value: number) => pointsText(qualityLost, value);
  const cost = usdPerThousand(savedUsd);
  return [
    rangeText(first, last),
    (lower.knot / TOP_KNOT).toFixed(2),
    cost(savedUsd.mean),
    boundsText(savedUsd, cost),
    points(qualityLost.mean),
    boundsText(qualityLost, points),
    isMeasurable(qualityLost) ? '' : 'no measurable difference',
  ];
}

/** What one step lower saves and loses from every position, in pairs; or that it was not measured so. */
export function stepsText({ policy, steps }: Pick<DialRecord, 'policy' | 'steps'>): string[] {
  if (steps === undefined)
    return [
      'One step lower: not measured as a pair; fit the dial again with `vernier dial fit` to know what a step loses.',
    ];
  const ranges = rangesOfSteps(steps);
  const n = ranges[0]?.lower.qualityLost.n;
  if (n === undefined) return ['One step lower: every position serves all cases alike.'];
  const right = 'right' as const;
  return [
    `One step lower, in pairs on the same ${n} cases, each interval on its own${figuresMark(policy)}:`,
    formatTable(
      [
        { title: 'from' },
        { title: 'to' },
        { title: 'saves per 1,000', align: right },
        { title: '[95 %]', align: right },
        { title: 'loses, points', align: right },
        { title: '[95 %]', align: right },
        { title: '' },
      ],
      ranges.map(rowOf),
    ),
  ];
}
