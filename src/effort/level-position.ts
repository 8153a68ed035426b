import { EFFORT_LEVELS, type EffortLevel } from '#core';
import type { EffortConfig } from './schema.ts';

/** The dial position in [0,1] of a level. */
export function positionFromLevel(level: EffortLevel, config: EffortConfig): number {
  return config.positions[level];
}

/**
 * Finds the level nearest at or below a dial position, so that nothing dearer runs than was asked.
 *
 * Shape   a position below every level is the lowest one; of levels at one position the cheapest is meant
 */
export function levelFromPosition(position: number, config: EffortConfig): EffortLevel {
  let nearest: EffortLevel = 'none';
  for (const level of EFFORT_LEVELS) {
    const candidate = config.positions[level];
    if (candidate <= position && candidate > config.positions[nearest]) nearest = level;
  }
  return nearest;
}
