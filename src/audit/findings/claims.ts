import type { SeenCall } from './seen-call.ts';

/** Calls of one kind of work that a finding may be about, and what each session would have saved. */
export interface Claims {
  readonly kind: string;
  /** What else tells it apart, such as a model; empty where nothing does. */
  readonly variant: string;
  /** Places of the calls in the reading. */
  readonly calls: Set<number>;
  /** USD of those calls. */
  costUsd: number;
  readonly savedUsdOfSession: Map<string, number>;
  /** Tokens, or whatever the detector counts. */
  amount: number;
}

/** What one call adds. */
export interface Claim {
  readonly savedUsd: number;
  readonly variant?: string;
  readonly amount?: number;
}

/** Collects claims by kind of work. */
export function createClaims() {
  const groups = new Map<string, Claims>();
  return {
    add({ kind, index, session, costUsd }: SeenCall, { savedUsd, variant = '', amount = 0 }: Claim): void {
      const key = `${kind}\u0000${variant}`;
      const group = groups.get(key) ?? {
        kind,
        variant,
        calls: new Set(),
        costUsd: 0,
        savedUsdOfSession: new Map<string, number>(),
        amount: 0,
      };
      groups.set(key, group);
      if (!group.calls.has(index)) group.costUsd += costUsd ?? 0;
      group.calls.add(index);
      group.savedUsdOfSession.set(session, (group.savedUsdOfSession.get(session) ?? 0) + savedUsd);
      group.amount += amount;
    },
    groups: (): readonly Claims[] => [...groups.values()],
  };
}

/** What all sessions together would have saved, in USD. */
export function sumSaved({ savedUsdOfSession }: Claims): number {
  return [...savedUsdOfSession.values()].reduce((sum, usd) => sum + usd, 0);
}
