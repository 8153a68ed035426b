import { z } from 'zod';

/** An instant in ISO-8601, UTC, with milliseconds: `2026-11-20T12:00:00.000Z`. */
export const IsoTimestamp = z.iso.datetime();
export type IsoTimestamp = z.infer<typeof IsoTimestamp>;

/** A calendar day in UTC: `2026-11-20`. Prices are dated by day. */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

/** The two clocks that code below the gateway may use; passed in. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Milliseconds of a clock that never jumps; only differences mean anything. */
  monotonicMs(): number;
}

/** Formats epoch milliseconds as an `IsoTimestamp`. */
export function toIsoTimestamp(epochMs: number): IsoTimestamp {
  return new Date(epochMs).toISOString();
}

/** Formats epoch milliseconds as the UTC day they fall on. */
export function toIsoDate(epochMs: number): IsoDate {
  return new Date(epochMs).toISOString().slice(0, 10);
}
