import type { UsageRecord } from '#core';
import type { StatedSession } from '../reading/transcript-sink.ts';
import { type Counted, createCounted } from './counted.ts';
import type { ReconciliationPart } from './reconciliation-rows.ts';

/** Follows the sessions of which something is stated. */
export function createSessionTotals(stated: readonly StatedSession[]) {
  const followed = new Set(stated.map(({ source, session }) => `${source} ${session}`));
  const sums = createCounted();
  const cut = new Set<string>();

  function toPart({ source, session, tokens, costUsd }: StatedSession): ReconciliationPart | undefined {
    const key = `${source} ${session}`;
    const counted = sums.of(key);
    if (cut.has(key) || (counted.lastAt === '' && tokens === 0)) return undefined;
    return {
      source,
      month: counted.lastAt === '' ? null : counted.lastAt.slice(0, 7),
      basis: costUsd === undefined ? 'session-tokens' : 'session-cost',
      statedTokens: tokens,
      statedCostUsd: costUsd ?? null,
      statedOfUnpricedUsd: null,
      counted,
      sessions: 1,
    };
  }

  return {
    follows: ({ source, session }: UsageRecord) => followed.size > 0 && followed.has(`${source} ${session}`),
    /** A session of which a call lies outside the days asked for is not compared. */
    add({ source, session }: UsageRecord, counted: Counted, isAsked: boolean): void {
      const key = `${source} ${session}`;
      sums.add(key, counted);
      if (!isAsked) cut.add(key);
    },
    parts: () => stated.flatMap((session) => toPart(session) ?? []),
  };
}
