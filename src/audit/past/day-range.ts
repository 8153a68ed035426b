import { type IsoDate, toIsoDate } from '#core';
import type { PastDays } from './past.ts';

const DAY_MS = 86_400_000;
/** None of the agents was released before 2025: what is older is a time that an archive or an image gave a file. */
const EARLIEST_DAY = '2025-01-01';
const EARLIEST_MS = Date.parse(EARLIEST_DAY);

/** Gives the day of a file's time; none where the time is one that no file of an agent has. */
export function dayOf(epochMs: number, now: number): IsoDate | undefined {
  return epochMs >= EARLIEST_MS && epochMs <= now + DAY_MS ? toIsoDate(epochMs) : undefined;
}

/** The earliest and the latest of the days that it was told. */
export interface DayRange {
  /** Takes a day in, unless it is one that cannot be. */
  take(day: IsoDate | undefined): void;
  days(): PastDays | undefined;
}

/** Starts a range of days that ends tomorrow at the latest, because the names of files have local days. */
export function createDayRange(now: number): DayRange {
  const tomorrow = toIsoDate(now + DAY_MS);
  let days: PastDays | undefined;
  return {
    take(day) {
      if (day === undefined || day < EARLIEST_DAY || day > tomorrow) return;
      days ??= { firstDay: day, lastDay: day };
      if (day < days.firstDay) days = { ...days, firstDay: day };
      if (day > days.lastDay) days = { ...days, lastDay: day };
    },
    days: () => days,
  };
}
