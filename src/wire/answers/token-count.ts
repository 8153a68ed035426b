/** Reads a provider's token count: a whole number from 0; anything else means that the provider did not say. */
export function readTokenCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** Adds token counts; the first must be known, and parts that are not known are left out of the sum. */
export function addTokens(
  first: number | undefined,
  ...others: readonly (number | undefined)[]
): number | undefined {
  if (first === undefined) return undefined;
  return others.reduce<number>((sum, count) => sum + (count ?? 0), first);
}

/** Takes known parts out of a total; never below 0, whatever a provider says. */
export function subtractTokens(
  total: number | undefined,
  ...parts: readonly (number | undefined)[]
): number | undefined {
  if (total === undefined) return undefined;
  return Math.max(0, total - parts.reduce<number>((sum, count) => sum + (count ?? 0), 0));
}
