import type { Catalog, CatalogModel } from '#catalog';
import type { Usage } from '#core';
import type { RecordedAnswer, RecordedRow } from './schema.ts';

/** What a recorded answer's tokens are counted from. */
export interface RecordedCount {
  readonly answer: Pick<RecordedAnswer, 'input_tokens' | 'output_tokens'>;
  /** The row's own: absent where the counts are the provider's. */
  readonly tokenizer: RecordedRow['tokenizer'];
  readonly model: CatalogModel | undefined;
}

/**
 * The usage of a recorded answer in the model's own tokens: what the provider reports, and what fitting counts.
 *
 * Units   tokens: the recorded counts as they are, or where another tokenizer made them times the model's `tokenScale`
 *         against it, rounded; hidden reasoning is in neither then
 */
export function usageFromRecording({ answer, tokenizer, model }: RecordedCount): Usage {
  const scale = model?.tokenScale;
  const factor = tokenizer !== undefined && scale?.against === tokenizer ? scale.factor : 1;
  return {
    inputTokens: Math.round(answer.input_tokens * factor),
    outputTokens: Math.round(answer.output_tokens * factor),
  };
}

/** The catalog's entry for a recorded model, if it has one. */
export function findRecordedModel(
  catalog: Pick<Catalog, 'findModel'>,
  modelId: string,
): CatalogModel | undefined {
  const found = catalog.findModel(modelId);
  return found.status === 'found' ? found.model : undefined;
}
