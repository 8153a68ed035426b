import { type IsoTimestamp, toIsoTimestamp } from '#core';

/** Numbers below it are seconds, above it milliseconds: as seconds it lies in the year 5138, as milliseconds in 1973. */
const SECONDS_BELOW = 1e11;
const NUMBER = /^\d{9,16}(?:\.\d+)?$/u;
const WITHOUT_ZONE = /^(?<day>\d{4}-\d\d-\d\d)(?:[ T](?<time>\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?))?$/u;

function epochMsOf(text: string): number {
  if (NUMBER.test(text)) return epochMsOfNumber(Number(text));
  const { day, time } = WITHOUT_ZONE.exec(text)?.groups ?? {};
  return Date.parse(day === undefined ? text : `${day}T${(time ?? '00:00').replace(',', '.')}Z`);
}

function epochMsOfNumber(value: number): number {
  return value < SECONDS_BELOW ? value * 1000 : value;
}

/**
 * Reads a time as exports write it: ISO 8601, a day, with a space, or seconds or milliseconds since 1970.
 *
 * Shape   a time without a zone is UTC; nothing where there is none that a calendar has
 */
export function readLooseInstant(value: unknown): IsoTimestamp | undefined {
  const epochMs =
    typeof value === 'number'
      ? epochMsOfNumber(value)
      : typeof value === 'string'
        ? epochMsOf(value.trim())
        : Number.NaN;
  // what no calendar has
  return Math.abs(epochMs) <= 8.64e15 ? toIsoTimestamp(epochMs) : undefined;
}
