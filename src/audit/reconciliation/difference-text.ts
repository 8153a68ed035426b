import { type AuditedWork, formatUsd, whyUnpricedText } from '#core';
import { countText, nounText, safeName, shareText } from '../words/number-text.ts';
import { agreesInCost, type Reconciliation } from './reconciliation-rows.ts';

/** What was compared, where it is not sessions. */
const WHAT: Readonly<Partial<Record<Reconciliation['basis'], string>>> = {
  'call-costs': 'costs of single rows',
  'period-cost': 'costs of days and months',
  'period-tokens': 'tokens of days and months',
};

const MODELS_SHOWN = 2;

/** Says over what a stated and a counted total were compared. */
export function comparedText({ basis, sessions }: Reconciliation): string {
  return WHAT[basis] ?? nounText(sessions, 'session');
}

/** What was counted: nothing is 0 beside what is stated of it; only what has no price leaves it open. */
export function countedCostOf({ countedCostUsd, unpriced }: Reconciliation): number | null {
  return countedCostUsd ?? (unpriced > 0 ? null : 0);
}

/** What counted costs are priced at. */
const OWN_DAY = "counted at the list prices of each row's own day";

/** Says at which prices costs were counted, and where these are not those of the report, why; nothing where none is compared. */
export function comparedPricesText(
  rows: readonly Pick<Reconciliation, 'statedCostUsd'>[],
  { at, whatIf }: Pick<AuditedWork['prices'], 'at' | 'whatIf'>,
): string | undefined {
  if (rows.every(({ statedCostUsd }) => statedCostUsd === null)) return undefined;
  if (at === null && whatIf.length === 0) return OWN_DAY;
  const prices = [
    ...(at === null ? [] : [`of ${at}`]),
    ...(whatIf.length === 0 ? [] : ['that are supposed']),
  ];
  return `${OWN_DAY}, as what is stated is, and not at prices ${prices.join(' and ')}`;
}

/** Names the first models without a price, and says why. */
function modelsText(models: Reconciliation['unpricedModels']): string {
  const said = models
    .slice(0, MODELS_SHOWN)
    .map(
      ({ model, reason }) =>
        `${model === null ? 'model not told' : safeName(model)}: ${whyUnpricedText(reason)}`,
    );
  const more = models.length - said.length;
  return [...said, ...(more === 0 ? [] : [`and ${more} more`])].join('; ');
}

/** Says how much has no price on its own day, and why; nothing where all has one. */
export function withoutPriceText(row: Reconciliation): string | undefined {
  const { unpriced, unpricedRows, unpricedModels } = row;
  if (unpriced === 0) return undefined;
  const noun = unpricedRows > 0 ? 'row' : 'call';
  return `${nounText(unpriced, noun)} without a price, ${modelsText(unpricedModels)}`;
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
