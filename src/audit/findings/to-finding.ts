import { type Finding, type IsoDate, sha256 } from '#core';
import type { WorkKind } from '../work/work-report.ts';
import type { Candidate } from './detector.ts';
import { monthlySaving } from './monthly-saving.ts';
import { LEAST_CALLS, LEAST_SESSIONS, LEAST_SHARE, LEAST_USD_A_MONTH } from './rules.ts';

/** What all findings of a log have in common. */
export interface LogFacts {
  readonly priceDate: IsoDate;
  readonly monthFactor: number;
  /** USD of all calls at the prices of `priceDate`. */
  readonly costUsd: number;
  readonly kinds: ReadonlyMap<string, WorkKind>;
  /** Sessions by kind of work. */
  readonly sessionsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The ends of a saving in USD a month; undefined where it is no matter of money. */
export function savingEnds({ saving }: Pick<Finding, 'saving'>) {
  if (saving.status === 'no-money') return undefined;
  return saving.status === 'estimated' ? saving.perMonthUsd : saving.guessedPerMonthUsd;
}

/** The same in a longer log, as long as the kind keeps its name. */
function idOf({ detector, claims }: Candidate, { basis, name }: WorkKind): string {
  return `${detector}-${sha256([detector, basis, name, claims.variant].join('\u0000')).slice(0, 8)}`;
}

/** Says whether a finding is worth reading: enough of the money, even at the lower end. */
export function isMaterial(finding: Finding, { costUsd, monthFactor }: LogFacts): boolean {
  const ends = savingEnds(finding);
  if (ends === undefined) return true;
  return ends.low >= LEAST_USD_A_MONTH && ends.low >= LEAST_SHARE * costUsd * monthFactor;
}

/** Makes the finding of a candidate; undefined where it is of too few calls, or may save nothing. */
export function toFinding(candidate: Candidate, facts: LogFacts): Finding | undefined {
  const { claims, detector, what, advice, loss, grade, proof, plans } = candidate;
  const kind = facts.kinds.get(claims.kind);
  const sessions = claims.savedUsdOfSession.size;
  const sessionsOfKind = facts.sessionsOf.get(claims.kind)?.size ?? 0;
  if (kind === undefined || claims.calls.size < LEAST_CALLS || sessions < LEAST_SESSIONS) return undefined;
  const saving = candidate.saving ?? monthlySaving(claims, sessionsOfKind, facts.monthFactor);
  // an interval that holds 0 finds nothing
  if ((savingEnds({ saving })?.low ?? 1) <= 0) return undefined;
  return {
    version: 1,
    id: idOf(candidate, kind),
    detector,
    kind: { id: kind.id, name: kind.name },
    what,
    advice,
    plans,
    calls: claims.calls.size,
    sessions,
    sessionsOfKind,
    costUsd: claims.costUsd,
    saving,
    loss,
    grade,
    proof,
    priceDate: facts.priceDate,
    overlaps: [],
  };
}
