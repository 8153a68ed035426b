import type { JsonObject } from '../../reading/json-field.ts';
import { explainTotal } from '../../rows/explain-total.ts';
import { numberOf, numberOrZero } from '../../rows/number-of.ts';
import { objectInCell } from '../../rows/object-in-cell.ts';
import type { FieldOf } from '../../rows/row-forms.ts';
import { DISJOINT_TOKENS, type TokenSemantics, type ToldTokens } from '../../rows/split-tokens.ts';
import { type UsageKind, usageKindOf } from './usage-kind.ts';

/** The counts of an observation; `other` where they are of something else than tokens. */
export type ObservationUsage =
  | { readonly status: 'told'; readonly tokens: ToldTokens; readonly semantics: TokenSemantics }
  | { readonly status: 'none' | 'other' };

/** Names of what a provider told, beside which Langfuse may write its own `input` and `output`. */
const SAME_AS_INPUT: ReadonlySet<string> = new Set(['input_tokens', 'prompt_tokens', 'prompt']);
const SAME_AS_OUTPUT: ReadonlySet<string> = new Set(['output_tokens', 'completion_tokens', 'completion']);

function isTwice(key: string, details: JsonObject): boolean {
  return ('input' in details && SAME_AS_INPUT.has(key)) || ('output' in details && SAME_AS_OUTPUT.has(key));
}

function sumKinds(details: JsonObject): Partial<Record<UsageKind, number>> {
  const sums: Partial<Record<UsageKind, number>> = {};
  for (const [key, value] of Object.entries(details)) {
    const [kind, count] = [usageKindOf(key), numberOf(value)];
    if (kind === undefined || count === undefined || isTwice(key, details)) continue;
    sums[kind] = (sums[kind] ?? 0) + count;
  }
  return sums;
}

/** The fields from before usage details, 0 by default. */
function olderDetails(field: FieldOf, usage: JsonObject): JsonObject {
  return {
    input: usage['input'] ?? usage['promptTokens'] ?? field('inputUsage') ?? field('promptTokens'),
    output: usage['output'] ?? usage['completionTokens'] ?? field('outputUsage') ?? field('completionTokens'),
    total: usage['total'] ?? usage['totalTokens'] ?? field('totalUsage') ?? field('totalTokens'),
  };
}

function isTokens(unit: unknown): boolean {
  return typeof unit !== 'string' || unit === '' || unit.toUpperCase() === 'TOKENS';
}

function toUsage(details: JsonObject): ObservationUsage {
  const { total, ...tokens } = sumKinds(details);
  if (Object.keys(tokens).length === 0) return { status: 'none' };
  return { status: 'told', tokens, semantics: explainTotal(tokens, total) ?? DISJOINT_TOKENS };
}

/**
 * Reads the counts of an observation.
 *
 * Shape   the keys of usage details are parts that add up to `total`; where they do not, and would if cached input were
 *         in the input or reasoning in the output, they are (README.md). Without a key, the older fields
 */
export function readUsage(field: FieldOf): ObservationUsage {
  const details = objectInCell(field('usageDetails') ?? field('usage_details')) ?? {};
  if (Object.keys(details).length > 0) return toUsage(details);
  const usage = objectInCell(field('usage')) ?? {};
  if (!isTokens(usage['unit'] ?? field('unit'))) return { status: 'other' };
  const older = olderDetails(field, usage);
  const isDefault = Object.values(older).every((count) => numberOrZero(count) === 0);
  return isDefault ? { status: 'none' } : toUsage(older);
}
