import type { IsoDate } from '#core';
import { LEAST_DAYS } from './month-rules.ts';
import { addSums, type CallSum, type Grouped, NO_CALLS } from '../tally/call-sums.ts';
import type { MonthBase, OlderUse } from './month-base.ts';

/** After a longer pause, what was before it says little of the next month. */
const MOST_DAYS_WITHOUT = 30;
const DAY_MS = 86_400_000;

/** The newest stretch of use, and what was before it. */
export type Stretch = CallSum & Pick<MonthBase, 'first' | 'last' | 'days' | 'older'>;

type DaySum = Grouped<{ readonly day: IsoDate }>;

function daysBetween(one: IsoDate, other: IsoDate): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / DAY_MS);
}

function sumOf(days: readonly DaySum[]): CallSum {
  const { day: _, ...sum } = days.reduce((all, one) => ({ ...one, ...addSums(all, one) }), {
    day: '',
    ...NO_CALLS,
  });
  return sum;
}

function olderOf(days: readonly DaySum[], first: IsoDate): OlderUse | null {
  const last = days.at(-1)?.day;
  return last === undefined ? null : { ...sumOf(days), last, gapDays: daysBetween(last, first) - 1 };
}

/**
 * Finds the newest stretch of use: from the last call back to a gap of more than thirty days without one.
 *
 * Shape   days in their order, each once; null where there is none
 */
export function findStretch(calendar: readonly DaySum[]): Stretch | null {
  const last = calendar.at(-1)?.day;
  if (last === undefined) return null;
  const before = calendar.findLastIndex(
    ({ day }, index) => daysBetween(day, calendar[index + 1]?.day ?? day) - 1 > MOST_DAYS_WITHOUT,
  );
  const own = calendar.slice(before + 1);
  const first = own[0]?.day ?? last;
  return {
    ...sumOf(own),
    first,
    last,
    days: Math.max(LEAST_DAYS, daysBetween(first, last) + 1),
    older: olderOf(calendar.slice(0, before + 1), first),
  };
}
