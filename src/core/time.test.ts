import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { IsoDate, IsoTimestamp, toIsoDate, toIsoTimestamp } from './time.ts';

const year2026 = Date.UTC(2026, 10, 20, 23, 59, 59, 999);

it('writes instants in UTC with milliseconds', () => {
  expect(toIsoTimestamp(year2026)).toBe('2026-11-20T23:59:59.999Z');
  expect(toIsoTimestamp(year2026 + 1)).toBe('2026-11-21T00:00:00.000Z');
});

it('dates an instant by its day in UTC', () => {
  expect(toIsoDate(year2026)).toBe('2026-11-20');
  expect(toIsoDate(year2026 + 1)).toBe('2026-11-21');
});

it('writes what its own schemas read, in an order of text that is the order of time', () => {
  const instant = fc.integer({ min: 0, max: Date.UTC(2099, 0) });
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      expect(IsoTimestamp.parse(toIsoTimestamp(one)).startsWith(IsoDate.parse(toIsoDate(one)))).toBe(true);
      expect(toIsoTimestamp(one) < toIsoTimestamp(other)).toBe(one < other);
    }),
  );
});

it.each(['2026-13-01', '2026-02-30', '20.11.2026', ''])('refuses %j as a day', (text) => {
  expect(IsoDate.safeParse(text).success).toBe(false);
});
