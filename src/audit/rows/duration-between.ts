import { readLooseInstant } from './read-loose-instant.ts';

/** Gives the milliseconds between two times as exports write them; nothing where one is not told or they are reversed. */
export function durationBetween(from: unknown, to: unknown): number | undefined {
  const [start, end] = [readLooseInstant(from), readLooseInstant(to)];
  if (start === undefined || end === undefined || end < start) return undefined;
  return Date.parse(end) - Date.parse(start);
}
