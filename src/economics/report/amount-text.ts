import { cutToWidth, formatUsd, terminalText } from '#core';
import type { Payback } from '../compute-return.ts';

const THOUSAND = 1000;
const TEN_THOUSAND = 10_000;
const SMALLEST_SHARE = 0.001;
const SOONEST_MONTHS = 0.05;

/** Formats USD; from a thousand on without cents and with commas: `$12,345`. */
export function amountText(usd: number): string {
  if (Math.abs(usd) < THOUSAND) return formatUsd(usd);
  return `${usd < 0 ? '-' : ''}$${Math.abs(usd).toLocaleString('en-US', { maximumFractionDigits: 0 })}`;
}

/**
 * Gives the way to write the amounts of one column: all without cents, or all with them.
 *
 * Units   USD
 */
export function columnAmounts(column: readonly number[]): (usd: number) => string {
  if (column.every((usd) => usd === 0 || Math.abs(usd) >= THOUSAND)) return amountText;
  return (usd) => {
    if (Math.abs(usd) < THOUSAND) return formatUsd(usd);
    const cents = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    return `${usd < 0 ? '-' : ''}$${Math.abs(usd).toLocaleString('en-US', cents)}`;
  };
}

/** Writes both ends of a range in USD. */
export function amountRange(low: number, high: number): string {
  const amount = columnAmounts([low, high]);
  return `${amount(low)} to ${amount(high)}`;
}

/** Formats USD with its sign, for what is added to a sum. */
export function signedText(usd: number): string {
  return usd < 0 ? amountText(usd) : `+${amountText(usd)}`;
}

/** Formats a number with at most four digits behind the point. */
export function numberText(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/** Formats a share as per cent; what is not 0 is never written as 0. */
export function shareText(share: number): string {
  if (share > 0 && share < SMALLEST_SHARE) return 'under 0.1 %';
  return `${(share * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })} %`;
}

/** Formats the end of a range of shares: `0.11 %`. */
export function percentText(share: number): string {
  return `${(share * 100).toLocaleString('en-US', { maximumSignificantDigits: 4 })} %`;
}

/** Formats when the one-time cost has come back. */
export function paybackText(payback: Payback): string {
  if (payback.status === 'never') return 'never';
  if (payback.status === 'not-stated') return 'not stated';
  if (payback.months < SOONEST_MONTHS) return 'at once';
  const months = numberText(Number(payback.months.toFixed(1)));
  const text = `${months} month${months === '1' ? '' : 's'}`;
  return payback.status === 'not-within' ? `more than ${text}` : text;
}

/** Writes a name that a file told, fit for a terminal and cut to its place. */
export function nameText(name: string, most: number): string {
  return cutToWidth(terminalText(name), most);
}

/** Writes a count short: `812`, `12.3K`, `4.56M`. */
export function countText(count: number): string {
  if (count > 0 && count < 1) return 'under 1';
  return Math.round(count).toLocaleString('en-US', {
    notation: count < TEN_THOUSAND ? 'standard' : 'compact',
    maximumSignificantDigits: count < TEN_THOUSAND ? 4 : 3,
  });
}

/** Writes how many of 100 answers. */
export function pointsText(points: number): string {
  return points.toFixed(1).replace(/^-(?=0\.0$)/u, '');
}
