import type { StatedNumber } from './stated-number.ts';

/** Shares may be off by no more than this: `rest` says exactly what is left. */
const SUM_TOLERANCE = 1e-9;

interface Shared {
  readonly share: StatedNumber | 'rest';
}

/** Says why the shares of a mix are no whole; nothing where they are. */
export function problemOfShares(mix: readonly Shared[]): string | undefined {
  const shares = mix.map((entry) => entry.share);
  const rests = shares.filter((one) => one === 'rest').length;
  if (rests > 1) return `only one share may be \`rest\`, not ${rests}`;
  const stated = shares.filter((one) => one !== 'rest');
  if (rests === 0 && stated.some((one) => typeof one !== 'number')) {
    return 'where a share is a range, another must be `rest`, so that they sum to 1';
  }
  const sum = stated.reduce<number>((total, one) => total + (typeof one === 'number' ? one : one.high), 0);
  const shown = Number(sum.toPrecision(12));
  if (rests === 1) {
    return sum > 1 + SUM_TOLERANCE ? `the shares beside \`rest\` must not exceed 1, not ${shown}` : undefined;
  }
  return Math.abs(sum - 1) > SUM_TOLERANCE
    ? `the shares must sum to 1, not ${shown}; one may be \`rest\``
    : undefined;
}
