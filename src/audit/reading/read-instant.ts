import { type IsoTimestamp, toIsoTimestamp } from '#core';

/** Reads the time of a line; nothing where there is none that a calendar has. */
export function readInstant(value: unknown): IsoTimestamp | undefined {
  const epochMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(epochMs) ? undefined : toIsoTimestamp(epochMs);
}
