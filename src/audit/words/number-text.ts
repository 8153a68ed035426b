import { cutToWidth, terminalText } from '#core';
import type { CallSum } from '../tally/call-sums.ts';

const UNITS = [
  { size: 1e3, letter: 'K' },
  { size: 1e6, letter: 'M' },
  { size: 1e9, letter: 'B' },
  { size: 1e12, letter: 'T' },
] as const;
/** Below, a count is written out. */
const LEAST_SHORTENED = 10_000;
const LONGEST_NAME = 36;

/** Writes a count short: `812`, `12.3K`, `4.56M`; the unit is that of the rounded count. */
export function countText(count: number): string {
  if (count < LEAST_SHORTENED) return count.toLocaleString('en-US');
  const rounded = Number(count.toPrecision(3));
  const unit = UNITS.findLast(({ size }) => rounded >= size) ?? UNITS[0];
  const inUnits = rounded / unit.size;
  return `${inUnits < 1000 ? inUnits.toPrecision(3) : inUnits.toLocaleString('en-US')}${unit.letter}`;
}

/** Writes calls that are known by number; `≥` where rows sum up more of them without saying how many. */
export function callsText({ calls, uncountedRows }: Pick<CallSum, 'calls' | 'uncountedRows'>): string {
  if (uncountedRows === 0) return countText(calls);
  return calls === 0 ? 'not told' : `≥ ${countText(calls)}`;
}

/** Writes a share as percent, where it is known; only nothing is `0 %`, and only all is `100 %`. */
export function shareText(share: number | null): string {
  if (share === null) return '–';
  if (share > 0 && share < 0.0005) return '< 0.1 %';
  if (share > 0.9995 && share < 1) return '> 99.9 %';
  const isNearAnEnd = (share > 0 && share < 0.1) || (share >= 0.995 && share < 1);
  return `${(100 * share).toFixed(isNearAnEnd ? 1 : 0)} %`;
}

/** Writes how large a file is: `10 KB`, `5.7 MB`. */
export function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Writes a number with its noun: `1 file`, `2,000 files`. */
export function nounText(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Writes known calls with their noun: `1 call`, `≥ 12 calls`, `calls not told`. */
export function callsNounText(sum: Pick<CallSum, 'calls' | 'uncountedRows'>): string {
  const calls = callsText(sum);
  return calls === 'not told' ? 'calls not told' : `${calls} ${sum.calls === 1 ? 'call' : 'calls'}`;
}

/** Makes a name that a file told fit for a terminal, which it must not be able to steer; at most so many columns. */
export function safeName(name: string, most = LONGEST_NAME): string {
  return cutToWidth(terminalText(name), most);
}
