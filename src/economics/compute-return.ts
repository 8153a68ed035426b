import { priceWork, type Prices } from './price-work.ts';
import type { ResolvedScenario } from './resolve-scenario.ts';

/** The first month, in USD; the models at list price. */
interface FirstMonth {
  readonly beforeUsd: number;
  readonly afterUsd: number;
  /** Before minus after. */
  readonly savingUsd: number;
  /** What more wrong answers cost; null where no cost of one can be stated. */
  readonly errorUsd: number | null;
  readonly reviewUsd: number;
  readonly timeSavedUsd: number;
  /** Saving and time saved, minus errors and review. */
  readonly netUsd: number;
}

/** When the one-time cost has come back. */
export type Payback =
  | { readonly status: 'paid-back'; readonly months: number }
  | { readonly status: 'not-within'; readonly months: number }
  /** No month brings anything. */
  | { readonly status: 'never' }
  /** No one-time cost is stated: nothing is known that could come back. */
  | { readonly status: 'not-stated' };

/** What a change returns. */
export interface Return {
  readonly firstMonth: FirstMonth;
  readonly growthPerMonth: number;
  /** Null where none is stated, which adds nothing. */
  readonly oneTimeCostUsd: number | null;
  /** All of the first year, minus the one-time cost. */
  readonly twelveMonthNetUsd: number;
  readonly payback: Payback;
}

const YEAR_MONTHS = 12;
/** Payback is looked for in five years. */
const LONGEST_PAYBACK_MONTHS = 60;

/** The volume of a month over that of the first, `month` from 0; after a year it stays. */
function volumeFactor(growthPerMonth: number, month: number): number {
  return (1 + growthPerMonth) ** Math.min(month, YEAR_MONTHS - 1);
}

/** Finds the month in which what came in covers the one-time cost; within a month it comes in evenly. */
function findPayback(netUsd: number, { growthPerMonth, oneTimeCostUsd }: ReturnTerms): Payback {
  if (oneTimeCostUsd === null) return { status: 'not-stated' };
  if (netUsd <= 0) return { status: 'never' };
  let leftUsd = oneTimeCostUsd;
  for (let month = 0; month < LONGEST_PAYBACK_MONTHS; month += 1) {
    const inUsd = netUsd * volumeFactor(growthPerMonth, month);
    if (inUsd >= leftUsd) return { status: 'paid-back', months: month + leftUsd / inUsd };
    leftUsd -= inUsd;
  }
  return { status: 'not-within', months: LONGEST_PAYBACK_MONTHS };
}

/** What one month costs and brings, in USD. */
export type MonthSums = Omit<FirstMonth, 'savingUsd' | 'netUsd'>;

/** What holds for all months: how volumes grow, and what the change costs once. */
export type ReturnTerms = Pick<Return, 'growthPerMonth' | 'oneTimeCostUsd'>;

/**
 * Computes the return of a first month.
 *
 * Shape   costs, errors, review and time saved all follow the volume; the one-time cost does not
 * Units   USD; months
 */
export function returnOfMonth(sums: MonthSums, terms: ReturnTerms): Return {
  const { growthPerMonth, oneTimeCostUsd } = terms;
  const savingUsd = sums.beforeUsd - sums.afterUsd;
  const netUsd = savingUsd + sums.timeSavedUsd - (sums.errorUsd ?? 0) - sums.reviewUsd;
  const year = Array.from({ length: YEAR_MONTHS }, (_, month) => volumeFactor(growthPerMonth, month));
  return {
    firstMonth: { ...sums, savingUsd, netUsd },
    growthPerMonth,
    oneTimeCostUsd,
    twelveMonthNetUsd: netUsd * year.reduce((total, factor) => total + factor, 0) - (oneTimeCostUsd ?? 0),
    payback: findPayback(netUsd, terms),
  };
}

/**
 * Computes the return of a scenario whose numbers are all chosen and whose parts all have prices.
 *
 * Throws  an `Error` when a part has no price: such work is left out before
 */
export function computeReturn(scenario: ResolvedScenario, prices: Prices): Return {
  const sum = { beforeUsd: 0, afterUsd: 0, errorUsd: 0, reviewUsd: 0, timeSavedUsd: 0 };
  for (const work of scenario.work) {
    const cost = priceWork(work, prices);
    if (cost.status === 'unpriced') throw new Error(`${work.name} has no price and was not left out`);
    sum.beforeUsd += cost.beforeUsd;
    sum.afterUsd += cost.afterUsd;
    sum.errorUsd += work.errorUsd ?? 0;
    sum.reviewUsd += work.reviewUsd ?? 0;
    sum.timeSavedUsd += work.timeSavedUsd ?? 0;
  }
  return returnOfMonth(sum, scenario);
}
