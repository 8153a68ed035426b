import { type IsoTimestamp, toIsoTimestamp } from '#core';
import { readInstant } from '../reading/read-instant.ts';

/** Numbers below it are seconds, above it milliseconds: as seconds it lies in the year 5138, as milliseconds in 1973. */
const SECONDS_BELOW = 1e11;
const NUMBER = /^\d{9,16}(?:\.\d+)?$/u;

function fromEpoch(value: number): IsoTimestamp | undefined {
  const epochMs = value < SECONDS_BELOW ? value * 1000 : value;
  // what no calendar has
  return Math.abs(epochMs) <= 8.64e15 ? toIsoTimestamp(epochMs) : undefined;
}

/**
 * Reads a time as exports write it: what `readInstant` reads, or seconds or milliseconds since 1970.
 *
 * Shape   a time without a zone is UTC; nothing where there is none that a calendar has
 */
export function readLooseInstant(value: unknown): IsoTimestamp | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return NUMBER.test(text) ? fromEpoch(Number(text)) : readInstant(text);
}
