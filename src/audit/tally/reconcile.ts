import type { Catalog } from '#catalog';
import type { TranscriptSource, UsageRecord } from '#core';
import type { StatedSession } from '../reading/transcript-sink.ts';
import { countTokens, totalTokens } from './count-tokens.ts';
import { priceRecord } from './price-record.ts';

/** Of what a source's own totals are: a session's sum in tokens and USD, in tokens alone, or each call's USD. */
type StatedBasis = 'session-cost' | 'session-tokens' | 'call-costs';

/** What a source states of a month beside what was counted of the same sessions. */
export interface Reconciliation {
  readonly source: TranscriptSource;
  /** `2026-11`, by a session's last call; null for sessions of which no call is in the transcripts. */
  readonly month: string | null;
  readonly basis: StatedBasis;
  readonly sessions: number;
  readonly statedTokens: number | null;
  readonly countedTokens: number;
  readonly statedCostUsd: number | null;
  /** At the list prices of each call's own day; null where a call has no price. */
  readonly countedCostUsd: number | null;
  readonly agrees: boolean;
}

/** Sources round what they state; tokens are whole and must agree. */
const COST_TOLERANCE = 0.005;

interface Counted {
  tokens: number;
  costUsd: number | null;
  lastAt: string;
  /** Whether calls of it lie outside the days that were asked for. */
  isCut: boolean;
}

/** The sum of a session of which no call was read. */
const NOTHING_COUNTED: Readonly<Counted> = { tokens: 0, costUsd: 0, lastAt: '', isCut: false };

function agrees(row: Omit<Reconciliation, 'agrees'>): boolean {
  const { statedTokens, countedTokens, statedCostUsd, countedCostUsd } = row;
  const sameTokens = statedTokens === null || statedTokens === countedTokens;
  if (statedCostUsd === null) return sameTokens;
  if (countedCostUsd === null) return false;
  return sameTokens && Math.abs(statedCostUsd - countedCostUsd) <= COST_TOLERANCE * statedCostUsd;
}

/** Adds two amounts, of which one that is not known leaves the sum unknown. */
function addKnown(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

/** Compares what sources state with what their calls add up to. */
export interface Reconciler {
  /** Takes a call in; `isAsked` is whether it lies within the days that were asked for. */
  add(record: UsageRecord, isAsked: boolean): void;
  rows(): readonly Reconciliation[];
}

type Part = Omit<Reconciliation, 'agrees' | 'sessions'>;

function createRows() {
  const rows = new Map<string, Omit<Reconciliation, 'agrees'>>();
  return {
    add(part: Part, sessions: number): void {
      const key = `${part.source} ${part.month} ${part.basis}`;
      const row = rows.get(key);
      rows.set(
        key,
        row === undefined
          ? { ...part, sessions }
          : {
              ...row,
              sessions: row.sessions + sessions,
              statedTokens: addKnown(row.statedTokens, part.statedTokens),
              countedTokens: row.countedTokens + part.countedTokens,
              statedCostUsd: addKnown(row.statedCostUsd, part.statedCostUsd),
              countedCostUsd: addKnown(row.countedCostUsd, part.countedCostUsd),
            },
      );
    },
    all: () => [...rows.values()].map((row) => ({ ...row, agrees: agrees(row) })),
  };
}

/** Starts to compare; only sessions that state something are followed. */
export function createReconciler(stated: readonly StatedSession[], catalog: Catalog): Reconciler {
  const counted = new Map<string, Counted>();
  const followed = new Set(stated.map(({ source, session }) => `${source} ${session}`));
  const rows = createRows();

  function follow(record: UsageRecord, costUsd: number | null, isAsked: boolean): void {
    const key = `${record.source} ${record.session}`;
    if (!followed.has(key)) return;
    const sum = counted.get(key) ?? { tokens: 0, costUsd: 0, lastAt: record.at, isCut: false };
    sum.tokens += totalTokens(countTokens(record.usage));
    sum.costUsd = addKnown(sum.costUsd, costUsd);
    sum.lastAt = record.at > sum.lastAt ? record.at : sum.lastAt;
    sum.isCut ||= !isAsked;
    counted.set(key, sum);
  }

  function addSession({ source, session, tokens: statedTokens, costUsd }: StatedSession): void {
    const sum = counted.get(`${source} ${session}`) ?? NOTHING_COUNTED;
    if (sum.isCut || (sum.lastAt === '' && statedTokens === 0)) return;
    const month = sum.lastAt === '' ? null : sum.lastAt.slice(0, 7);
    const basis = costUsd === undefined ? 'session-tokens' : 'session-cost';
    const [countedTokens, countedCostUsd] = [sum.tokens, sum.costUsd];
    const statedCostUsd = costUsd ?? null;
    rows.add({ source, month, basis, statedTokens, countedTokens, statedCostUsd, countedCostUsd }, 1);
  }

  return {
    add(record, isAsked) {
      const { source, at, statedCostUsd } = record;
      const cost = priceRecord(record, catalog);
      const countedCostUsd = cost.status === 'priced' ? cost.costUsd : null;
      follow(record, countedCostUsd, isAsked);
      if (statedCostUsd === undefined || !isAsked) return;
      const countedTokens = totalTokens(countTokens(record.usage));
      const part = { source, month: at.slice(0, 7), basis: 'call-costs', statedTokens: null } as const;
      rows.add({ ...part, countedTokens, statedCostUsd, countedCostUsd }, 0);
    },
    rows() {
      for (const session of stated) addSession(session);
      return rows.all();
    },
  };
}
