import { type CatalogModel, estimateInputTokens } from '#catalog';
import type { Usage } from '#core';

/** A call of which nobody counted the tokens. */
export interface UncountedCall {
  /** UTF-8 bytes of all text of the request. */
  readonly inputBytes: number;
  readonly answer: string;
}

/**
 * Estimates the usage of an answer that is made on this machine: the catalog's mean, in and out.
 *
 * Units   tokens of the model
 */
export function estimateUsage(
  { inputBytes, answer }: UncountedCall,
  model: Pick<CatalogModel, 'tokenScale'> = {},
): Usage {
  return {
    inputTokens: estimateInputTokens(inputBytes, model).meanTokens,
    outputTokens: estimateInputTokens(Buffer.byteLength(answer), model).meanTokens,
  };
}
