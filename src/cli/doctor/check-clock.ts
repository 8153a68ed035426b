import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '#catalog';
import { toIsoTimestamp } from '#core';
import type { Finding } from './finding.ts';

/** Something that knows of a time: what it is now, or what it was at least. */
export interface ClockWitness {
  readonly kind: 'now' | 'past';
  /** What says so, in words. */
  readonly said: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** What this machine's clock said when the witness was heard, in the same. */
  readonly seenAt: number;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Below this nobody can tell: dates have seconds, and answers take some. */
const UNSURE_MS = 10 * SECOND_MS;
/** From here on certificates of TLS, prices of a day and the order of the ledger suffer. */
const HARMFUL_MS = 5 * MINUTE_MS;

/** A time span in its two largest units at most: `3 min`, `2 h 5 min`, `12 days`. */
export function formatSpan(spanMs: number): string {
  if (spanMs < MINUTE_MS) return `${Math.round(spanMs / SECOND_MS)} s`;
  if (spanMs < HOUR_MS) return `${Math.floor(spanMs / MINUTE_MS)} min`;
  if (spanMs >= 2 * DAY_MS) return `${Math.floor(spanMs / DAY_MS)} days`;
  const minutes = Math.floor((spanMs % HOUR_MS) / MINUTE_MS);
  return `${Math.floor(spanMs / HOUR_MS)} h${minutes === 0 ? '' : ` ${minutes} min`}`;
}

/** How far this machine's clock is from what a witness says: positive is ahead. A time that lies back says nothing. */
function errorOf({ kind, at, seenAt }: ClockWitness): number {
  return kind === 'now' ? seenAt - at : Math.min(0, seenAt - at);
}

/** One provider's clock may be wrong: the one that agrees best is believed. */
function bestOf(witnesses: readonly ClockWitness[]): ClockWitness | undefined {
  return witnesses.toSorted((a, b) => Math.abs(errorOf(a)) - Math.abs(errorOf(b)))[0];
}

/** Of times that have been there already the latest counts. */
function latestOf(witnesses: readonly ClockWitness[]): ClockWitness | undefined {
  return witnesses.toSorted((a, b) => b.at - a.at)[0];
}

/** Judges the clock by one witness; undefined when they agree. */
function disagreement(witness: ClockWitness, now: number): Finding | undefined {
  const error = errorOf(witness);
  const span = Math.abs(error);
  if (span < UNSURE_MS) return undefined;
  const off = `${toIsoTimestamp(now)} is ${formatSpan(span)} ${error > 0 ? 'ahead of' : 'before'} ${witness.said} (${toIsoTimestamp(witness.at)})`;
  if (span < HARMFUL_MS) return { what: 'clock', status: 'note', found: `${off}: set the clock` };
  const found = `${off}: set the clock, by which prices are chosen, the ledger is ordered and upstreams are trusted`;
  return { what: 'clock', status: 'problem', found };
}

/** The clock is right, and yet something is dated later than now. */
function datedTooLate(witness: ClockWitness, fine: string): Finding | undefined {
  if (errorOf(witness) > -HARMFUL_MS) return undefined;
  const found = `${fine}; yet ${witness.said} is dated ${toIsoTimestamp(witness.at)}, and was written while the clock was wrong: times of the ledger before now may be wrong too`;
  return { what: 'clock', status: 'note', found };
}

/**
 * Looks whether the clock is right: by the dates that providers answered with, where some did, else by what was
 * certainly written before now. Nobody is called for it.
 */
export function checkClock(witnesses: readonly ClockWitness[], now: number): Finding {
  const agreed = bestOf(witnesses.filter(({ kind }) => kind === 'now'));
  const latest = latestOf(witnesses.filter(({ kind }) => kind === 'past'));
  const fine: Finding = { what: 'clock', status: 'ok', found: toIsoTimestamp(now) };
  if (agreed === undefined) return (latest && disagreement(latest, now)) ?? fine;
  const found = `${fine.found}, as ${agreed.said}`;
  return disagreement(agreed, now) ?? (latest && datedTooLate(latest, found)) ?? { ...fine, found };
}

function newestOf(folder: string, names: readonly string[]): number | undefined {
  const times = names.flatMap((name) => {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    return stats === undefined ? [] : [stats.mtimeMs];
  });
  return times.length === 0 ? undefined : Math.max(...times);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The last days on which prices of this package were read: it cannot have been made earlier. */
function madeAt(catalog: Catalog): number | undefined {
  const days = catalog
    .listModels()
    .flatMap(({ prices }) => prices.filter((price) => price.effectiveFromKind === 'read'))
    .map(({ effectiveFrom }) => Date.parse(effectiveFrom));
  return days.length === 0 ? undefined : Math.max(...days);
}

/** What on this machine was certainly written before now; to be asked before anything new is written there. */
export function clockWitnesses(
  { catalog, home }: { readonly catalog: Catalog; readonly home: string },
  now: number,
): readonly ClockWitness[] {
  const times = [
    ['the day on which the prices of this Vernier were read', madeAt(catalog)],
    [`the newest file in ${home}`, newestOf(home, namesIn(home))],
  ] as const;
  return times.flatMap(([said, at]) => (at === undefined ? [] : [{ kind: 'past', said, at, seenAt: now }]));
}
