import { formatTable } from '#core';
import type { TornadoBar } from '../list-tornado.ts';
import { amountText, cutText, numberText } from './amount-text.ts';

const MOST_BARS = 5;
const BAR_WIDTH = 20;
const LONGEST_NAME = 40;

/** Draws one bar on the scale of all: `#` between the two ends, `|` where all are at their mean. */
function drawBar(
  bar: TornadoBar,
  expectedUsd: number,
  [leftUsd, rightUsd]: readonly [number, number],
): string {
  const span = rightUsd - leftUsd;
  const placeOf = (usd: number) => (span === 0 ? 0 : Math.round(((usd - leftUsd) / span) * (BAR_WIDTH - 1)));
  const from = placeOf(Math.min(bar.netAtLowUsd, bar.netAtHighUsd));
  const to = placeOf(Math.max(bar.netAtLowUsd, bar.netAtHighUsd));
  const expected = placeOf(expectedUsd);
  return Array.from({ length: BAR_WIDTH }, (_, place) => {
    if (place === expected) return '|';
    return place >= from && place <= to ? '#' : ' ';
  }).join('');
}

/** Draws the widest bars of a tornado as a table; empty where there are none. */
export function tornadoText(bars: readonly TornadoBar[], expectedUsd: number): string {
  const shown = bars.slice(0, MOST_BARS);
  if (shown.length === 0) return '';
  const ends = [
    expectedUsd,
    ...shown.flatMap(({ netAtLowUsd, netAtHighUsd }) => [netAtLowUsd, netAtHighUsd]),
  ];
  const scale = [Math.min(...ends), Math.max(...ends)] as const;
  const more = bars.length - shown.length;
  const table = formatTable(
    [
      { title: '12-month net, one range at a time' },
      { title: 'low to high' },
      { title: 'at low', align: 'right' },
      { title: 'at high', align: 'right' },
      { title: '' },
    ],
    shown.map((bar) => [
      cutText(bar.name, LONGEST_NAME),
      `${numberText(bar.range.low)} to ${numberText(bar.range.high)}`,
      amountText(bar.netAtLowUsd),
      amountText(bar.netAtHighUsd),
      drawBar(bar, expectedUsd, scale),
    ]),
  );
  return more === 0 ? table : `${table}\nand ${more} narrower (--json lists them)`;
}
