import { EFFORT_LEVELS, type EffortLevel } from '#core';

/** A level of a model in place of the one that was asked, and how the two differ. */
export interface NearestLevel {
  readonly level: EffortLevel;
  readonly reason?: 'model-max' | 'model-min' | 'model-levels';
}

/**
 * Finds the highest supported level at or below the given one, else the lowest supported one.
 *
 * Shape   supported: least first, not empty; the reason says whether the model's highest, its lowest, or a gap
 *         between its levels was in the way
 */
export function nearestLevel(level: EffortLevel, supported: readonly EffortLevel[]): NearestLevel {
  if (supported.includes(level)) return { level };
  const rank = EFFORT_LEVELS.indexOf(level);
  const below = supported.findLast((candidate) => EFFORT_LEVELS.indexOf(candidate) < rank);
  if (below === undefined) return { level: supported[0] ?? level, reason: 'model-min' };
  return { level: below, reason: below === supported.at(-1) ? 'model-max' : 'model-levels' };
}
