import { terminalText } from '#core';
import type { CallSum } from '../tally/call-sums.ts';

const UNITS = [
  { size: 1e9, letter: 'B' },
  { size: 1e6, letter: 'M' },
  { size: 1e4, letter: 'K' },
];
const LONGEST_NAME = 36;

/** Writes a count short: `812`, `12.3K`, `4.56M`. */
export function countText(count: number): string {
  const unit = UNITS.find(({ size }) => count >= size);
  if (unit === undefined) return count.toLocaleString('en-US');
  const inUnits = count / (unit.letter === 'K' ? 1000 : unit.size);
  return `${inUnits.toPrecision(3).replace(/e\+\d+$/u, '')}${unit.letter}`;
}

/** Writes calls that are known by number; `≥` where rows sum up more of them without saying how many. */
export function callsText({ calls, uncountedRows }: Pick<CallSum, 'calls' | 'uncountedRows'>): string {
  if (uncountedRows === 0) return countText(calls);
  return calls === 0 ? 'not told' : `≥ ${countText(calls)}`;
}

/** Writes a share as percent, where it is known. */
export function shareText(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}

/** Writes a number with its noun: `1 file`, `2,000 files`. */
export function nounText(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Makes a name that a file told fit for a terminal, which it must not be able to steer. */
export function safeName(name: string): string {
  const safe = terminalText(name);
  return safe.length > LONGEST_NAME ? `${safe.slice(0, LONGEST_NAME - 1)}…` : safe;
}
