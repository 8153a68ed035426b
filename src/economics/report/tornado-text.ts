import { formatTable } from '#core';
import type { TornadoBar } from '../list-tornado.ts';
import { amountRange, columnAmounts, cutText, numberText, percentText } from './amount-text.ts';

const MOST_BARS = 5;
const LONGEST_ARM = 10;
const LONGEST_NAME = 40;

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

/** Draws the widest bars of a tornado as a table; empty where there are none. */
export function tornadoText(bars: readonly TornadoBar[], expectedUsd: number): string {
  const shown = bars.slice(0, MOST_BARS);
  if (shown.length === 0) return '';
  const drawn = drawBars(shown.map((bar) => armsOf(bar, expectedUsd)));
  const amount = columnAmounts(shown.flatMap(({ netAtLowUsd, netAtHighUsd }) => [netAtLowUsd, netAtHighUsd]));
  const more = bars.length - shown.length;
  const table = formatTable(
    [
      { title: '12-month net, one range at a time' },
      { title: 'low to high' },
      { title: 'at low', align: 'right' },
      { title: 'at high', align: 'right' },
      { title: '' },
    ],
    shown.map((bar, place) => [
      cutText(bar.name, LONGEST_NAME),
      rangeText(bar),
      amount(bar.netAtLowUsd),
      amount(bar.netAtHighUsd),
      drawn[place] ?? '',
    ]),
  );
  return more === 0 ? table : `${table}\nand ${more} narrower (--json lists them)`;
}
