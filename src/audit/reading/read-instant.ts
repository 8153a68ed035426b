import { type IsoTimestamp, toIsoTimestamp } from '#core';

/** How nearly all are written already; the days that not every month has are left to the calendar. */
const AS_TOLD = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/u;

const DAY = String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)`;
const CLOCK = String.raw`(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:[.,](?<fraction>\d+))?)?`;
const ZONE = String.raw`Z|UTC|(?<sign>[+-])(?<zoneHours>0\d|1[0-4])(?::?(?<zoneMinutes>[0-5]\d))?(?: UTC)?`;
const ISO = new RegExp(`^${DAY}(?:[T ]${CLOCK}(?: ?(?:${ZONE}))?)?$`, 'iu');

const MINUTE_MS = 60_000;

type Parts = Readonly<Record<string, string | undefined>>;

/** Milliseconds of a day's beginning; NaN where no calendar has the day. */
function dayMsOf({ year, month, day }: Parts): number {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day)
    ? date.getTime()
    : Number.NaN;
}

function clockMsOf({ hour = '0', minute = '0', second = '0', fraction = '' }: Parts): number {
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return (Number(hour) * 60 + Number(minute)) * MINUTE_MS + Number(second) * 1000 + ms;
}

function zoneMsOf({ sign, zoneHours = '0', zoneMinutes = '0' }: Parts): number {
  const ms = (Number(zoneHours) * 60 + Number(zoneMinutes)) * MINUTE_MS;
  return sign === '-' ? -ms : ms;
}

/**
 * Reads a time in ISO 8601: a day, alone or with a time of day, parted by `T` or a space.
 *
 * Shape   without a zone it is UTC, on whatever machine; nothing for any other way of writing it, and for a day that no
 *         calendar has
 */
export function readInstant(value: unknown): IsoTimestamp | undefined {
  if (typeof value !== 'string') return undefined;
  if (AS_TOLD.test(value)) return value;
  const parts = ISO.exec(value)?.groups;
  const epochMs = parts === undefined ? Number.NaN : dayMsOf(parts) + clockMsOf(parts) - zoneMsOf(parts);
  return Number.isNaN(epochMs) ? undefined : toIsoTimestamp(epochMs);
}
