import { amountOf, isObject, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { StatedSession } from '../../reading/transcript-sink.ts';

const TOKEN_FIELDS = ['inputTokens', 'outputTokens', 'cacheReadInputTokens', 'cacheCreationInputTokens'];

/**
 * Reads what Claude Code itself sums up of a session so far.
 *
 * Shape   nothing where no session is named; no cost where a model's price was not known to it
 */
export function readCostState(line: JsonObject): StatedSession | undefined {
  const session = nameOf(line['sessionId']);
  if (session === undefined) return undefined;
  const models = Object.values(objectOf(line['modelUsage']) ?? {}).filter(isObject);
  const tokens = models
    .flatMap((model) => TOKEN_FIELDS.map((field) => amountOf(model[field]) ?? 0))
    .reduce((sum, count) => sum + count, 0);
  const isWhole = line['hasUnknownModelCost'] !== true;
  const costUsd = isWhole ? amountOf(line['totalCostUSD']) : undefined;
  return { source: 'claude-code', session, costUsd, tokens };
}
