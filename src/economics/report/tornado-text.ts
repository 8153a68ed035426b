import { cutToWidth, formatTable } from '#core';
import type { TornadoBar } from '../list-tornado.ts';
import { amountRange, columnAmounts, numberText, percentText } from './amount-text.ts';

const LONGEST_ARM = 8;
const LONGEST_NAME = 80;

interface Arms {
  readonly left: number;
  readonly right: number;
}

/** How far a bar reaches to both sides of where all are at their mean. */
function armsOf({ netAtLowUsd, netAtHighUsd }: TornadoBar, expectedUsd: number): Arms {
  const ends = [netAtLowUsd, netAtHighUsd, expectedUsd];
  return { left: expectedUsd - Math.min(...ends), right: Math.max(...ends) - expectedUsd };
}

/** Draws bars on one scale, in which the longest arm has ten marks: `#` to both sides of `|`, where all are at their mean. */
function drawBars(arms: readonly Arms[]): readonly string[] {
  const longest = Math.max(...arms.flatMap(({ left, right }) => [left, right]));
  const marks = (usd: number) => '#'.repeat(longest === 0 ? 0 : Math.round((usd / longest) * LONGEST_ARM));
  const indent = Math.max(...arms.map(({ left }) => marks(left).length));
  return arms.map(({ left, right }) => `${marks(left).padStart(indent)}|${marks(right)}`);
}

/** Writes both ends of a range with their unit; the name of a count says what it counts. */
function rangeText({ unit, range: { low, high } }: TornadoBar): string {
  if (unit === 'usd') return amountRange(low, high);
  if (unit === 'share') return `${percentText(low)} to ${percentText(high)}`;
  return `${numberText(low)} to ${numberText(high)}${unit === 'hours' ? ' h' : ''}`;
}

/** Draws the widest bars of a tornado, each below its name; nothing where there are none. */
export function tornadoLines(
  bars: readonly TornadoBar[],
  { expectedUsd, most }: { readonly expectedUsd: number; readonly most: number },
): readonly string[] {
  const shown = bars.slice(0, most);
  if (shown.length === 0) return [];
  const drawn = drawBars(shown.map((bar) => armsOf(bar, expectedUsd)));
  const amount = columnAmounts(shown.flatMap(({ netAtLowUsd, netAtHighUsd }) => [netAtLowUsd, netAtHighUsd]));
  const more = bars.length - shown.length;
  const [title = '', ...lines] = formatTable(
    [
      { title: '12-month net, one range at a time' },
      { title: 'at low', align: 'right' },
      { title: 'at high', align: 'right' },
      { title: '' },
    ],
    shown.map((bar, place) => [
      `  ${rangeText(bar)}`,
      amount(bar.netAtLowUsd),
      amount(bar.netAtHighUsd),
      drawn[place] ?? '',
    ]),
  ).split('\n');
  return [
    title,
    ...shown.flatMap(({ name }, place) => [cutToWidth(name, LONGEST_NAME), lines[place] ?? '']),
    ...(more === 0 ? [] : [`and ${more} narrower (--json lists them)`]),
  ];
}
