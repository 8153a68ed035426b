import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EFFORT_LEVELS } from '#core';
import { levelFromPosition, positionFromLevel } from './level-position.ts';
import { EffortConfig } from './schema.ts';

const config = EffortConfig.parse({});

describe('levels and positions', () => {
  it('stand where the product says', () => {
    const positions = EFFORT_LEVELS.map((level) => positionFromLevel(level, config));
    expect(positions).toEqual([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]);
  });

  it('lead back to themselves', () => {
    const levels = EFFORT_LEVELS.map((level) => levelFromPosition(positionFromLevel(level, config), config));
    expect(levels).toEqual(EFFORT_LEVELS);
  });

  it.each([
    [0, 'none'],
    [0.0999, 'none'],
    [0.1, 'minimal'],
    [0.62, 'medium'],
    [0.999, 'xhigh'],
    [1, 'max'],
  ])('read position %d as %s: never dearer than asked', (position, level) => {
    expect(levelFromPosition(position, config)).toBe(level);
  });

  it('read as the cheapest of levels that share a position, and as the lowest one below all of them', () => {
    const flat = EffortConfig.parse({ positions: { none: 0.2, minimal: 0.5, low: 0.5, medium: 0.5 } });
    expect(levelFromPosition(0.6, flat)).toBe('minimal');
    expect(levelFromPosition(0.1, flat)).toBe('none');
  });

  it('rise together, whatever the table', () => {
    const tables = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 })
      .map((values) => values.toSorted((a, b) => a - b))
      .map((values) => Object.fromEntries(EFFORT_LEVELS.map((level, index) => [level, values[index]])))
      .map((positions) => EffortConfig.parse({ positions }));
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(tables, fc.tuple(unit, unit), (table, pair) => {
        const [low, high] = pair.toSorted((a, b) => a - b).map((value) => levelFromPosition(value, table));
        expect(EFFORT_LEVELS.indexOf(low ?? 'max')).toBeLessThanOrEqual(
          EFFORT_LEVELS.indexOf(high ?? 'none'),
        );
      }),
    );
  });
});

describe('the configuration of effort', () => {
  it('moves single levels and keeps the others', () => {
    expect(EffortConfig.parse({ positions: { low: 0.3 } }).positions).toMatchObject({ low: 0.3, high: 0.75 });
  });

  it.each(['auto', 'medium', 0.4, { hold: 0.97 }])('takes %j as its default', (value) => {
    expect(EffortConfig.parse({ default: value }).default).toEqual(value);
  });

  it.each([
    { positions: { low: 0.6 } },
    { positions: { max: 1.1 } },
    { positions: { turbo: 1 } },
    { default: 'turbo' },
    { default: 2 },
    { default: { hold: 1 } },
  ])('refuses %j', (value) => {
    expect(EffortConfig.safeParse(value).success).toBe(false);
  });
});
