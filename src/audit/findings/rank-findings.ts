import type { Finding } from '#core';
import type { FindingsTotal } from './findings-report.ts';
import { mayBeSummed } from './surely-worse.ts';
import { savingEnds } from './to-finding.ts';

/** A finding with the calls that it is about. */
export interface FoundCalls {
  readonly finding: Finding;
  readonly calls: ReadonlySet<number>;
}

const ORDER: readonly Finding['saving']['status'][] = ['estimated', 'guess', 'no-money'];

function byWorth(one: FoundCalls, other: FoundCalls): number {
  const place = ({ finding }: FoundCalls) => ORDER.indexOf(finding.saving.status);
  if (place(one) !== place(other)) return place(one) - place(other);
  const [low, otherLow] = [one, other].map(({ finding }) => savingEnds(finding)?.low ?? finding.calls);
  return (otherLow ?? 0) - (low ?? 0);
}

function sharesCalls(one: FoundCalls, other: FoundCalls): boolean {
  for (const call of one.calls) if (other.calls.has(call)) return true;
  return false;
}

/** Puts the worthiest first, and says of each with which others it shares calls. */
export function rankFindings(found: readonly FoundCalls[]): readonly FoundCalls[] {
  const hasMoney = ({ finding }: FoundCalls) => finding.saving.status !== 'no-money';
  return found.toSorted(byWorth).map((one, _place, all) => {
    const overlaps = all
      .filter((other) => other !== one && hasMoney(one) && hasMoney(other))
      .filter((other) => sharesCalls(one, other))
      .map(({ finding }) => finding.id);
    return { ...one, finding: { ...one.finding, overlaps } };
  });
}

/** Adds the means of estimates up, where no two are about the same calls and the answers are known to stay as good. */
export function totalOf(findings: readonly Finding[]): FindingsTotal {
  const estimates = findings.filter(mayBeSummed);
  if (estimates.length === 0) return { status: 'none' };
  const ids = new Set(estimates.map(({ id }) => id));
  if (estimates.some(({ overlaps }) => overlaps.some((id) => ids.has(id)))) return { status: 'overlapping' };
  const sumOf = (end: 'mean' | 'low' | 'high') =>
    estimates.reduce((sum, { saving }) => sum + saving.perMonthUsd[end], 0);
  const endsPerMonthUsd = { low: sumOf('low'), high: sumOf('high') };
  return { status: 'sum', meanPerMonthUsd: sumOf('mean'), endsPerMonthUsd, findings: estimates.length };
}
