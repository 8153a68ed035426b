import type { RequestRecord } from '#core';

/** The newest finished requests by decision, so that a decision can be explained before it reaches the store. */
export interface RecentRequests {
  add(record: RequestRecord): void;
  find(decisionId: string): RequestRecord | undefined;
}

/** Keeps the newest records in memory, at most `limit`; the oldest leaves first. */
export function createRecentRequests(limit = 2000): RecentRequests {
  const byDecision = new Map<string, RequestRecord>();
  return {
    add(record) {
      if (record.decision === null) return;
      byDecision.set(record.decision.id, record);
      if (byDecision.size <= limit) return;
      const oldest = byDecision.keys().next();
      if (!oldest.done) byDecision.delete(oldest.value);
    },
    find: (decisionId) => byDecision.get(decisionId),
  };
}
