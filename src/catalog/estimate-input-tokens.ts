import type { CatalogModel } from './schema.ts';

/** UTF-8 bytes per o200k_base token: 1,824 recorded prompts of maths and code; by task 3.52 to 4.11. */
const MEAN_BYTES_PER_TOKEN = 3.99;

/** How many input tokens a text will count as. */
export interface InputTokenEstimate {
  /** The expected count for text like English, code or maths. */
  readonly meanTokens: number;
  /** A count that the text cannot exceed. */
  readonly highTokens: number;
}

/**
 * Estimates the input tokens of a text from its length in bytes, without a tokenizer.
 *
 * Shape   the bound is for hard budgets, the mean for everything else; what a provider adds of its own accord
 *         (chat wrapper, tool prompt) and images are in neither
 * Units   UTF-8 bytes → tokens of the model
 * Source  mean: bytes per o200k_base token on the recorded prompts, times the model's `tokenScale`;
 *         bound: in a byte-level vocabulary every token covers at least one byte
 */
export function estimateInputTokens(
  inputBytes: number,
  model: Pick<CatalogModel, 'tokenScale'>,
): InputTokenEstimate {
  const scale = model.tokenScale?.factor ?? 1;
  const meanTokens = Math.ceil((inputBytes / MEAN_BYTES_PER_TOKEN) * scale);
  return { meanTokens, highTokens: inputBytes };
}
