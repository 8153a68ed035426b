import type { Catalog, CatalogModel } from '#catalog';
import type { Usage } from '#core';
import type { RecordedAnswer } from './schema.ts';

/**
 * The usage of a recorded answer in the model's own tokens: what the provider reports, and what fitting counts.
 *
 * Shape   hidden reasoning is not in recordings and so not in the usage
 * Units   tokens, the recorded counts times the model's `tokenScale`, rounded
 */
export function usageFromRecording(answer: RecordedAnswer, model: CatalogModel | undefined): Usage {
  const factor = model?.tokenScale?.factor ?? 1;
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
