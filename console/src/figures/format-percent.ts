import type { Interval } from './interval.ts';

/** A narrow no-break space: between a number and its unit. */
export const THIN = '\u202F';

/** A share in percent: `88.1 %`. */
export function formatPercent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)}${THIN}%`;
}

/** A promise in percent with no more digits than it has: `95 %`, `99.5 %`. */
export function formatPromise(share: number): string {
  return `${Number((100 * share).toFixed(2))}${THIN}%`;
}

/** The ends of an interval of shares, in percent: `85.3–90.6`. */
export function formatPercentRange({ low, high }: Pick<Interval, 'low' | 'high'>): string {
  return `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`;
}

/** A sentence from elsewhere whose figures are not torn from their sign or name at the end of a line. */
export function joinPercent(sentence: string): string {
  return sentence.replaceAll(' %', `${THIN}%`).replaceAll('n = ', `n${THIN}=${THIN}`);
}
