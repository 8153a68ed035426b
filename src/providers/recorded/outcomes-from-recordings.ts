import type { Catalog } from '#catalog';
import { createCallPlan, type IsoDate, type Outcome, type PlanId } from '#core';
import type { ScoredRow } from './schema.ts';
import { findRecordedModel, type RecordedCount, usageFromRecording } from './usage-from-recording.ts';

/** How recorded answers become outcomes. */
export interface OutcomeOptions {
  readonly catalog: Catalog;
  /** The day whose prices count. */
  readonly priceDate: IsoDate;
  /**
   * Which recorded verdict is the score. `correct_literal` falls back to `correct` in rows where both rules agree by
   * nature and only one was recorded. Default `correct`.
   */
  readonly scoreField?: 'correct' | 'correct_literal';
}

/**
 * What each model did on each recorded prompt, as the plan of one call to it.
 *
 * Shape   rows × models, in that order, without the pairs that were not recorded
 * Units   score 0 or 1; cost in USD at the prices of `priceDate`, unpriced where the catalog has none
 */
export function outcomesFromRecordings(
  rows: readonly ScoredRow[],
  modelIds: readonly string[],
  options: OutcomeOptions,
): readonly Outcome[] {
  const columns = modelIds.map((modelId) => ({
    modelId,
    planId: createCallPlan(modelId).id,
    model: findRecordedModel(options.catalog, modelId),
  }));
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const answer = row.answers[column.modelId];
      if (answer === undefined) return [];
      return [toOutcome({ ...column, caseId: row.id, tokenizer: row.tokenizer, answer }, options)];
    }),
  );
}

interface Cell extends RecordedCount {
  readonly caseId: string;
  readonly modelId: string;
  readonly planId: PlanId;
  readonly answer: ScoredRow['answers'][string];
}

function toOutcome(cell: Cell, options: OutcomeOptions): Outcome {
  const { caseId, modelId, planId, model, answer } = cell;
  const usage = usageFromRecording(cell);
  const { cost } = options.catalog.priceUsage({ model: model ?? modelId, usage, at: options.priceDate });
  const isRight =
    options.scoreField === 'correct_literal' ? (answer.correct_literal ?? answer.correct) : answer.correct;
  return {
    version: 1,
    caseId,
    planId,
    score: { status: 'scored', value: isRight ? 1 : 0 },
    usage,
    cost,
    source: 'recorded',
  };
}
