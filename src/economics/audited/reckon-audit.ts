import { returnOfMonth } from '../compute-return.ts';
import type { Reckon } from '../reckon-scenario.ts';
import { resolveHours } from '../resolve-scenario.ts';
import type { AuditTerms } from '../scenario/terms-schema.ts';
import type { ChosenFinding } from './choose-findings.ts';

/** A month as it was, what of it would be saved, and what is stated beside it. */
export interface AuditToReckon {
  readonly beforeUsd: number;
  readonly findings: readonly ChosenFinding[];
  readonly terms: AuditTerms;
}

/**
 * Says how the return of an audit's findings is worked out; what is not stated adds nothing.
 *
 * Units   guessedUsd: USD a month that are saved beside the counted findings, by guess
 */
export function reckonAudit({ beforeUsd, findings, terms }: AuditToReckon, guessedUsd = 0): Reckon {
  return (choose) => {
    const savedUsd = findings.reduce((sum, { id, choice }) => {
      if (choice.status !== 'counted') return sum;
      return sum + choose(choice.perMonthUsd, `saving of ${id}`, 'usd');
    }, guessedUsd);
    const sums = {
      beforeUsd,
      afterUsd: beforeUsd - savedUsd,
      errorUsd: null,
      timeSavedUsd: resolveHours(terms.timeSaved, 'time saved', choose) ?? 0,
      reviewUsd: resolveHours(terms.review, 'review', choose) ?? 0,
    };
    return returnOfMonth(sums, {
      growthPerMonth: choose(terms.growthPerMonth ?? 0, 'growth per month', 'share'),
      oneTimeCostUsd:
        terms.oneTimeCostUsd === undefined ? null : choose(terms.oneTimeCostUsd, 'one-time cost', 'usd'),
    });
  };
}
