import { type Catalog, type CatalogModel, estimateInputTokens } from '#catalog';
import type { Cost, IsoDate, Usage } from '#core';
import type { JsonObject, RequestView } from '#wire';
import { askedTier } from './price-attempt.ts';

/** A call that is about to be made. */
export interface CallToBound {
  readonly modelId: string;
  readonly view: RequestView;
  readonly body: JsonObject;
  readonly at: IsoDate;
}

/** Blocks whose size in tokens is bounded by their bytes; images and files are not. */
const BOUNDED_BLOCKS = new Set([
  'text',
  'thinking',
  'redacted_thinking',
  'refusal',
  'tool_use',
  'tool_result',
]);

/** Whether any message holds a block whose tokens its bytes do not bound, such as a file by URL. */
function holdsUnbounded(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsUnbounded);
  if (typeof value !== 'object' || value === null) return false;
  if ('type' in value && typeof value.type === 'string' && !BOUNDED_BLOCKS.has(value.type)) return true;
  return 'content' in value && holdsUnbounded(value.content);
}

/** How many answers are asked for. */
function answerCount(body: JsonObject): number {
  const count = body['n'];
  return typeof count === 'number' && count > 1 ? count : 1;
}

/** The dearest way in which the tokens may be counted: plain, or written to a cache. */
function dearest(catalog: Catalog, model: CatalogModel, call: CallToBound): Cost {
  const { view, body, at } = call;
  const tokens = estimateInputTokens(view.inputBytes, model).highTokens;
  const outputTokens = (view.maxOutputTokens ?? 0) * answerCount(body);
  const usages: Usage[] = [{ inputTokens: tokens, outputTokens }];
  if (view.format === 'anthropic-messages' && JSON.stringify(body).includes('"cache_control"')) {
    usages.push({ inputTokens: 0, cacheWrite1hTokens: tokens, outputTokens });
  }
  const serviceTier = askedTier(body);
  const tier = serviceTier === undefined ? {} : { serviceTier };
  const costs = usages.map((usage) => catalog.priceUsage({ model, usage, at, ...tier }).cost);
  return costs.reduce((most, cost) => {
    if (most.status === 'unpriced' || cost.status === 'unpriced')
      return most.status === 'unpriced' ? most : cost;
    return cost.costUsd > most.costUsd ? cost : most;
  });
}

/**
 * Says the most that a call can cost: every byte of text a token, all the output that the caller allows, as many answers
 * as it wants, at the service tier it asks for.
 *
 * Shape   unpriced when nothing bounds it: no cap on output, an image or a file, or no price
 */
export function boundCall(catalog: Catalog, call: CallToBound): Cost {
  const found = catalog.findModel(call.modelId);
  if (found.status !== 'found') return { status: 'unpriced', reason: 'unknown-model' };
  if (call.view.maxOutputTokens === undefined || holdsUnbounded(call.body['messages'])) {
    return { status: 'unpriced', reason: 'usage-unknown' };
  }
  return dearest(catalog, found.model, call);
}
