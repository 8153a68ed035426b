import type { PricedUsage } from '#catalog';

/** What the tokens of one call cost, in USD, by the two ways in which models differ. */
export interface TokenCosts {
  /** Input of all sorts: uncached, read from a cache, written to one. */
  readonly inputUsd: number;
  /** Output and reasoning. */
  readonly outputUsd: number;
}

/** Splits a priced usage; undefined where it has no price. */
export function toTokenCosts({ cost, lines }: PricedUsage): TokenCosts | undefined {
  if (cost.status === 'unpriced') return undefined;
  const costs = { inputUsd: 0, outputUsd: 0 };
  for (const { part, costUsd } of lines) {
    costs[part === 'output' || part === 'reasoning' ? 'outputUsd' : 'inputUsd'] += costUsd;
  }
  return costs;
}
