import { formatUsd } from '#core';
import { countText, nounText, shareText } from '../words/number-text.ts';
import { agreesInCost, type Reconciliation } from './reconciliation-rows.ts';

/** What was compared, where it is not sessions. */
const WHAT: Readonly<Partial<Record<Reconciliation['basis'], string>>> = {
  'call-costs': 'costs of single rows',
  'period-cost': 'costs of days and months',
  'period-tokens': 'tokens of days and months',
};

/** Says over what a stated and a counted total were compared. */
export function comparedText({ basis, sessions }: Reconciliation): string {
  return WHAT[basis] ?? nounText(sessions, 'session');
}

/** What was counted: nothing is 0 beside what is stated of it; only what has no price leaves it open. */
export function countedCostOf({ countedCostUsd, unpriced }: Reconciliation): number | null {
  return countedCostUsd ?? (unpriced > 0 ? null : 0);
}

/** Says how much has no price here; nothing where all has one. */
export function withoutPriceText({ unpriced, unpricedRows }: Reconciliation): string | undefined {
  return unpriced === 0
    ? undefined
    : `${nounText(unpriced, unpricedRows > 0 ? 'row' : 'call')} without a price`;
}

function moreText(difference: number): 'more' | 'less' {
  return difference > 0 ? 'more' : 'less';
}

function costText(row: Reconciliation): string | undefined {
  const { statedCostUsd } = row;
  if (statedCostUsd === null || row.unpriced > 0 || agreesInCost(row)) return undefined;
  const difference = (countedCostOf(row) ?? 0) - statedCostUsd;
  const size =
    statedCostUsd === 0 ? formatUsd(Math.abs(difference)) : shareText(Math.abs(difference) / statedCostUsd);
  return `${size} ${moreText(difference)} cost counted`;
}

function tokensText({ statedTokens, countedTokens }: Reconciliation): string | undefined {
  if (statedTokens === null || statedTokens === countedTokens) return undefined;
  const difference = countedTokens - statedTokens;
  return `${countText(Math.abs(difference))} ${difference > 0 ? 'more' : 'fewer'} tokens counted`;
}

/** Says why a total does not agree; nothing where it does. */
export function whyNotText(row: Reconciliation): string {
  if (row.agrees) return '';
  if (row.month === null) return 'no call of it was read';
  const unpriced = row.statedCostUsd === null ? undefined : withoutPriceText(row);
  return [unpriced, tokensText(row), costText(row)].filter((part) => part !== undefined).join(', ');
}
