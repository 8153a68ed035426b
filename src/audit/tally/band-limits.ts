import type { Catalog } from '#catalog';

/** Lists the lengths of prompts, in tokens, above which some model has another price. */
export function bandLimitsOf(catalog: Catalog): readonly number[] {
  const limits = catalog
    .listModels()
    .flatMap(({ prices }) => prices.map(({ abovePromptTokens }) => abovePromptTokens));
  return [...new Set(limits)].filter((limit) => limit > 0).toSorted((one, other) => one - other);
}
