import { IsoDate } from '#core';
import { InvalidArgumentError } from 'commander';

/**
 * Reads a day such as `2026-11-20`.
 *
 * Throws  `InvalidArgumentError`
 */
export function parseDay(text: string): IsoDate {
  const day = IsoDate.safeParse(text);
  if (day.success) return day.data;
  throw new InvalidArgumentError('It must be a day such as 2026-11-20.');
}

/**
 * Reads a path; an empty one is a shell's variable that is not set, and would be the current folder.
 *
 * Throws  `InvalidArgumentError`
 */
export function parsePath(text: string): string {
  if (text !== '') return text;
  throw new InvalidArgumentError('It must name a file or a folder.');
}

/** Reads one more path of several. */
export function addPath(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, parsePath(text)];
}
