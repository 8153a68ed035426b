import type { AuditSource } from '#core';
import { type Counted, mergeCounted, type UnpricedModel } from './counted.ts';

/** Of what a source's own totals are: of sessions, of days or months, or the USD that it states of each call. */
type StatedBasis = 'session-cost' | 'session-tokens' | 'period-cost' | 'period-tokens' | 'call-costs';

/** What a source states of a month beside what was counted of the same sessions, days or calls. */
export interface Reconciliation {
  readonly source: AuditSource;
  /** `2026-11`, by a session's last call; null for sessions of which no call is in the transcripts. */
  readonly month: string | null;
  readonly basis: StatedBasis;
  /** Sessions that were compared; 0 where days, months or single calls were. */
  readonly sessions: number;
  readonly statedTokens: number | null;
  readonly countedTokens: number;
  readonly statedCostUsd: number | null;
  /** At the list prices of each call's own day, of the calls that have one; null where none has. */
  readonly countedCostUsd: number | null;
  /** Calls, and rows that sum calls up, that have no price here: they are not in `countedCostUsd`. */
  readonly unpriced: number;
  /** Of `unpriced`, the rows. */
  readonly unpricedRows: number;
  /** Which models those are of, and why they have no price; a model is null where it is not told. */
  readonly unpricedModels: readonly UnpricedModel[];
  /** What is stated of those, where it is stated of each; it is in `statedCostUsd`. */
  readonly statedOfUnpricedUsd: number | null;
  readonly agrees: boolean;
}

/** One statement beside what was counted of the same. */
export type ReconciliationPart = Pick<
  Reconciliation,
  'source' | 'month' | 'basis' | 'statedTokens' | 'statedCostUsd' | 'statedOfUnpricedUsd'
> & { readonly counted: Counted; readonly sessions: number };

/** Sources round what they state; tokens are whole and must agree. */
const COST_TOLERANCE = 0.005;

type Compared = Omit<Reconciliation, 'agrees'>;

/** Says whether no cost is stated, or the same was counted of calls that all have a price. */
export function agreesInCost({ statedCostUsd, countedCostUsd, unpriced }: Compared): boolean {
  if (statedCostUsd === null) return true;
  if (unpriced > 0) return false;
  return Math.abs(statedCostUsd - (countedCostUsd ?? 0)) <= COST_TOLERANCE * statedCostUsd;
}

function agrees(row: Compared): boolean {
  const { statedTokens, countedTokens } = row;
  return (statedTokens === null || statedTokens === countedTokens) && agreesInCost(row);
}

/** Adds two amounts, of which one that is not known leaves the sum unknown. */
function addKnown(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

function mergeParts(one: ReconciliationPart, other: ReconciliationPart): ReconciliationPart {
  return {
    ...one,
    sessions: one.sessions + other.sessions,
    statedTokens: addKnown(one.statedTokens, other.statedTokens),
    statedCostUsd: addKnown(one.statedCostUsd, other.statedCostUsd),
    statedOfUnpricedUsd: addKnown(one.statedOfUnpricedUsd, other.statedOfUnpricedUsd),
    counted: mergeCounted(one.counted, other.counted),
  };
}

/** A fixed order, in whatever order the rows were read; a model that is not told stands last. */
function byName(one: UnpricedModel, other: UnpricedModel): number {
  if (one.model === null || other.model === null)
    return Number(one.model === null) - Number(other.model === null);
  const [first, second] = [one, other].map(({ model, reason }) => `${model} ${reason}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

/** Starts to collect statements, one row for each source, month and basis. */
export function createReconciliationRows() {
  const rows = new Map<string, ReconciliationPart>();
  return {
    add(part: ReconciliationPart): void {
      const key = `${part.source} ${part.month} ${part.basis}`;
      const row = rows.get(key);
      rows.set(key, row === undefined ? part : mergeParts(row, part));
    },
    all: (): readonly Reconciliation[] =>
      [...rows.values()].map(({ counted, ...row }) => {
        const { tokens: countedTokens, costUsd: countedCostUsd, lastAt: _, ...unpriced } = counted;
        const unpricedModels = unpriced.unpricedModels.toSorted(byName);
        const whole = { ...row, countedTokens, countedCostUsd, ...unpriced, unpricedModels };
        return { ...whole, agrees: agrees(whole) };
      }),
  };
}
