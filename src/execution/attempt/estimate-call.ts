import { type Catalog, estimateInputTokens } from '#catalog';
import type { Cost, IsoDate } from '#core';
import type { RequestView } from '#wire';

/** A call that is about to be made. */
export interface CallToEstimate {
  readonly modelId: string;
  readonly view: RequestView;
  readonly at: IsoDate;
}

/**
 * Says the most that a call can cost: every byte of input a token, and all the output that the caller allows.
 *
 * Shape   unpriced when the caller set no cap on output, or the model or its price is not known
 */
export function estimateCall(catalog: Catalog, { modelId, view, at }: CallToEstimate): Cost {
  const found = catalog.findModel(modelId);
  if (found.status !== 'found') return { status: 'unpriced', reason: 'unknown-model' };
  if (view.maxOutputTokens === undefined) return { status: 'unpriced', reason: 'usage-unknown' };
  return catalog.estimateCost({
    model: found.model,
    inputTokens: estimateInputTokens(view.inputBytes, found.model).highTokens,
    outputTokens: view.maxOutputTokens,
    at,
  });
}
