import { sinceTotals, sumOfTotals, type TokenTotals, totalsText } from './read-usage.ts';

/** Follows the sums of a session from call to call. */
export interface TokenMeter {
  /** Gives what one call used: as it is told, else what it added to the sums; nothing where they stayed the same. */
  usedBy(totals: TokenTotals | undefined, last: TokenTotals | undefined): TokenTotals | 'unchanged';
  /** All tokens of the session; nothing where no sums were told. */
  sum(): number | undefined;
}

const NOTHING: TokenTotals = { input: 0, cached: 0, written: 0, output: 0, reasoning: 0 };

/** Starts to follow the sums of one session. */
export function createTokenMeter(): TokenMeter {
  let before: TokenTotals | undefined;
  let finished = 0;
  return {
    usedBy(totals, last) {
      if (totals === undefined) return last ?? NOTHING;
      if (before !== undefined && totalsText(totals) === totalsText(before)) return 'unchanged';
      const used = last ?? sinceTotals(totals, before);
      // sums that begin anew do not undo what was summed up before
      if (before !== undefined && sumOfTotals(totals) < sumOfTotals(before)) finished += sumOfTotals(before);
      before = totals;
      return used;
    },
    sum: () => (before === undefined ? undefined : finished + sumOfTotals(before)),
  };
}
