import type { Catalog } from '#catalog';
import { type Case, createCallPlan, type Outcome } from '#core';
import { outcomesFromRecordings, type ScoredRow } from '#providers';
import type { DialRows } from '../create-dial.ts';
import { type JointCounts, type PatternCount, patternName } from './joint-counts.ts';
import { rowRole } from './row-role.ts';
import { createRowTable, selectRows } from './row-table.ts';

/** One question of a pattern as if it had been recorded alone: its answers took the pattern's mean tokens. */
function questionsOf(pattern: PatternCount, { models, tokenizer }: JointCounts): ScoredRow[] {
  const answers = Object.fromEntries(
    models.map((model, index) => [
      model,
      {
        correct: pattern.right[index] ?? false,
        input_tokens: pattern.meanInputTokens[index] ?? 0,
        output_tokens: pattern.meanOutputTokens[index] ?? 0,
      },
    ]),
  );
  return Array.from({ length: pattern.questions }, (_, question) => ({
    id: `${pattern.task} ${patternName(pattern)} ${question}`,
    tokenizer,
    answers,
  }));
}

/**
 * Expands joint counts into one case with its outcomes for each counted question.
 *
 * Shape   every case is a cluster of its own; segment and prompt are its task: there is no other feature
 * Units   score 0 or 1; cost in USD of the pattern's mean tokens at the counts' price date
 */
export function expandJointCounts(
  counts: JointCounts,
  catalog: Catalog,
): { readonly cases: readonly Case[]; readonly outcomes: readonly Outcome[] } {
  const { models, priceDate } = counts;
  const questions = counts.patterns.map((pattern) => ({
    task: pattern.task,
    rows: questionsOf(pattern, counts),
  }));
  return {
    cases: questions.flatMap(({ task, rows }) =>
      rows.map(({ id }) => ({ version: 1 as const, id, clusterId: id, segment: task, prompt: task })),
    ),
    outcomes: outcomesFromRecordings(
      questions.flatMap(({ rows }) => rows),
      models,
      { catalog, priceDate },
    ),
  };
}

/**
 * Expands joint counts into rows and divides them by role, as any other rows.
 *
 * Throws  'not-enough-rows' where a model has no price at the counts' price date
 */
export function rowsFromJointCounts(counts: JointCounts, catalog: Catalog): DialRows {
  const { cases, outcomes } = expandJointCounts(counts, catalog);
  const plans = counts.models.map((model) => createCallPlan(model));
  const { table } = createRowTable(cases, outcomes, plans);
  return {
    fitRows: selectRows(table, (clusterId) => rowRole(clusterId) === 'fit'),
    certifyRows: selectRows(table, (clusterId) => rowRole(clusterId) === 'certify'),
  };
}
