import { formatUsd } from '#core';
import type { CallSum } from '../../tally/call-sums.ts';
import { countText, nounText, shareText } from '../../words/number-text.ts';

/** Writes USD, without cents where there are thousands: `$0.0042`, `$12.30`, `$3,120`. */
export function usdText(usd: number | null): string {
  if (usd === null) return 'no price';
  if (Math.abs(usd) < 1000) return formatUsd(usd).replace('-', '−');
  return `${usd < 0 ? '−' : ''}$${Math.round(Math.abs(usd)).toLocaleString('en-US')}`;
}

/** Writes calls that are known by number; `≥` where rows sum up more of them without saying how many. */
export function callsText({ calls, uncountedRows }: Pick<CallSum, 'calls' | 'uncountedRows'>): string {
  if (uncountedRows === 0) return calls.toLocaleString('en-US');
  return calls === 0 ? 'not told' : `≥ ${calls.toLocaleString('en-US')}`;
}

/** Writes what of a sum is in no sum of costs: calls, or rows where their calls are not told. */
export function unpricedText({ unpricedCalls, unpricedRows }: CallSum): string {
  return unpricedCalls === 0 && unpricedRows > 0
    ? nounText(unpricedRows, 'row')
    : callsText({ calls: unpricedCalls, uncountedRows: unpricedRows });
}

/** Writes how much of a whole a part is. */
export function partText(part: number | null, whole: number | null): string {
  return shareText(part === null || whole === null || whole === 0 ? null : part / whole);
}

/** Writes the four kinds of tokens of a sum, in the order input, cache read, cache write, output. */
export function tokenTexts({ tokens }: CallSum): readonly string[] {
  return [tokens.input, tokens.cacheRead, tokens.cacheWrite, tokens.output].map(countText);
}
