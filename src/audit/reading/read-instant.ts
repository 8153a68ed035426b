import { type IsoTimestamp, toIsoTimestamp } from '#core';

/** How nearly all are written already; the days that not every month has are left to the calendar. */
const AS_TOLD = /^\d{4}-\d\d-(?:[01]\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d\.\d{3}Z$/u;

/** Reads the time of a line; nothing where there is none that a calendar has. */
export function readInstant(value: unknown): IsoTimestamp | undefined {
  const epochMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(epochMs)) return undefined;
  return typeof value === 'string' && AS_TOLD.test(value) ? value : toIsoTimestamp(epochMs);
}
