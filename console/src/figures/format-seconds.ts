import { THIN } from './format-percent.ts';
import type { Interval } from './interval.ts';

function seconds(ms: number): string {
  return (ms / 1000).toFixed(ms < 10_000 ? 2 : 1);
}

/** Milliseconds as seconds: `0.64 s`. */
export function formatSeconds(ms: number): string {
  return `${seconds(ms)}${THIN}s`;
}

/** The ends of an interval of milliseconds, in seconds: `0.54–0.67`. */
export function formatSecondsRange({ low, high }: Pick<Interval, 'low' | 'high'>): string {
  return `${seconds(low)}–${seconds(high)}`;
}
