import { assert, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { toIsoTimestamp } from '#core';
import { readInstant } from './read-instant.ts';

it.each([
  ['2026-11-10', '2026-11-10T00:00:00.000Z'],
  ['2026-11-10 23:30', '2026-11-10T23:30:00.000Z'],
  ['2026-11-10T23:30:00', '2026-11-10T23:30:00.000Z'],
  ['2026-11-10T23:30:01,5Z', '2026-11-10T23:30:01.500Z'],
  ['2026-11-10T01:00:00.123456789Z', '2026-11-10T01:00:00.123Z'],
  ['2026-11-10T23:30:00-08:00', '2026-11-11T07:30:00.000Z'],
  ['2026-11-10 23:30:00+0530', '2026-11-10T18:00:00.000Z'],
  ['2026-11-10 23:30:00+00', '2026-11-10T23:30:00.000Z'],
  ['2026-11-10 23:30:00 +0200 UTC', '2026-11-10T21:30:00.000Z'],
  ['2026-11-10 23:30:00 UTC', '2026-11-10T23:30:00.000Z'],
  ['2028-02-29', '2028-02-29T00:00:00.000Z'],
])('reads %s as %s, on whatever machine', (told, instant) => {
  expect(readInstant(told)).toBe(instant);
});

it.each([
  '2026-02-30',
  '2026-02-29T10:00:00.000Z',
  '2026-11-31T00:00:00Z',
  '2026-13-01',
  '2026-00-10',
  '2026-11-10T24:00:00Z',
  '2026-11-10T23:59:60Z',
  '2026',
  '2026-11',
  '2026-W46',
  '20261110T010000Z',
  '11/10/2026',
  'Nov 10 2026 23:30',
  '5',
  '',
  1_794_304_800_000,
  undefined,
])('takes %s for no time', (told) => {
  expect(readInstant(told)).toBeUndefined();
});

it('reads every instant that it could have written', () => {
  assert(
    property(integer({ min: 0, max: 4e12 }), (epochMs) => {
      const instant = toIsoTimestamp(epochMs);
      expect(readInstant(instant)).toBe(instant);
      expect(readInstant(instant.replace('Z', '+00:00'))).toBe(instant);
    }),
  );
});
