import { formatUsd, sourceMark } from '#core';
import type { DemoRow } from './demo-row.ts';
import { isAsMeasured, RUNS_INSIDE } from './draw-range.ts';
import { wholePercents } from './whole-percents.ts';

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (row: DemoRow) => string;
}

const NONE = '–';
const THOUSAND = 1000;

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function rangeText({ low, high }: { readonly low: number; readonly high: number }): string {
  return `[${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}]`;
}

function shares({ answeredBy, n }: DemoRow): string {
  const percents = wholePercents(
    answeredBy.map(({ count }) => count),
    n,
  );
  return `${percents.map((share) => String(share).padStart(3)).join(' /')} %`;
}

function columnsFor(planCount: number, n: number): readonly Column[] {
  const numbers = Array.from({ length: planCount }, (_, plan) => plan + 1).join('/');
  return [
    { title: 'position', width: 8, cell: ({ position }) => position.toFixed(2) },
    { title: `answered by ${numbers}`, width: 12 + 2 * planCount, cell: shares },
    {
      title: `right of ${n} [95 %]`,
      width: 20,
      cell: ({ right }) => `${percent(right.mean)} ${rangeText(right)}`,
    },
    {
      title: 'per 1,000',
      width: 9,
      cell: ({ costUsdPerThousand: usd }) => (usd === undefined ? NONE : formatUsd(usd)),
    },
    {
      title: 'saved',
      width: 7,
      cell: ({ savedShare }) => (savedShare === undefined ? NONE : percent(savedShare)),
    },
    {
      title: 'reading [95 %]',
      width: 20,
      cell: ({ reading }) =>
        reading === undefined ? NONE : `${percent(reading.quality.mean)} ${rangeText(reading.quality)}`,
    },
    {
      title: 'per 1,000',
      width: 9,
      cell: ({ reading }) => (reading === undefined ? NONE : formatUsd(THOUSAND * reading.costUsd.mean)),
    },
    { title: 'source', width: 9, cell: ({ source }) => source },
  ];
}

/** A table whose lines are written one by one. */
export interface DemoTable {
  readonly head: string;
  line(row: DemoRow): string;
}

/** Lays out the demo's table; the width of every column is known before the first row. */
export function demoTable(planIds: readonly string[], n: number): DemoTable {
  const columns = columnsFor(planIds.length, n);
  const legend = planIds.map((planId, plan) => `${plan + 1} ${planId}`).join(' · ');
  const line = (texts: readonly string[]) =>
    columns
      .map(({ title, width }, index) => (texts[index] ?? '').padStart(Math.max(width, title.length)))
      .join('  ');
  return {
    head: `${legend}\n\n${line(columns.map(({ title }) => title))}`,
    line: (row) => line(columns.map(({ cell }) => cell(row))),
  };
}

/** Whether the gateway did what was measured of it, and what this does not show. */
export function demoVerdict(rows: readonly DemoRow[]): string {
  const judged = rows.flatMap((row) => {
    const isWithin = isAsMeasured(row);
    return isWithin === undefined ? [] : [{ position: row.position, isWithin }];
  });
  if (judged.length === 0) {
    return 'None of these positions is a knot with a reading of its own, so that there is nothing to compare with.';
  }
  const apart = judged.filter(({ isWithin }) => !isWithin).map(({ position }) => position.toFixed(2));
  const mark = sourceMark(rows[0]?.source);
  const positions = judged.length === 1 ? 'this position' : `all ${judged.length} positions`;
  const runs = `what the draws between plans bring in at least ${100 * RUNS_INSIDE} of 100 such sets of draws, each position on its own`;
  const seen =
    apart.length === 0
      ? `At ${positions} the share of right answers is what was measured, up to chance: within ${runs}${mark}.`
      : `At ${apart.join(', ')} the share of right answers is farther from its reading than ${runs}; at ${judged.length - apart.length} of ${judged.length} positions it is within that${mark}.`;
  return `${seen} These are the forms that the readings were measured on: this shows whether what is served is what was measured, up to the draws between plans, and says nothing of other work.`;
}
