import { AuditSource, CallBucket } from '#core';
import type { CellOf, CreateRowParser } from '../../reading/declared-source.ts';
import { numberOf } from '../../rows/number-of.ts';
import { tellRow } from '../../rows/tell-row.ts';

/** A quote before what a spreadsheet would take for a formula. */
const GUARDED = /^'(?='*[=+\-@\t\r])/u;
const DISJOINT = { inputHasCacheRead: false, inputHasCacheWrite: false, outputHasReasoning: false };

function bucketOf(cell: CellOf): CallBucket | undefined {
  const span = cell('granularity');
  const granularity = span === undefined ? undefined : CallBucket.shape.granularity.safeParse(span).data;
  if (granularity === undefined) return undefined;
  const [calls, promptTokens] = [numberOf(cell('calls')), numberOf(cell('promptTokens'))];
  return { granularity, calls, promptTokens };
}

/** Reads a list of calls as `--csv` writes it; each call stays with the source that first told it. */
export const readRows: CreateRowParser = (_path, _columns, sink) => ({
  row(cell, number) {
    const source = AuditSource.safeParse(cell('source'));
    const bucket = bucketOf(cell);
    if (!source.success || !CallBucket.optional().safeParse(bucket).success) {
      sink.problem('not-a-table', number);
      return;
    }
    const name = (title: string) => cell(title)?.replace(GUARDED, '');
    const agentType = cell('agentType');
    tellRow(
      {
        source: source.data,
        at: cell('at'),
        bucket,
        model: name('modelId'),
        tokens: {
          input: cell('inputTokens'),
          cacheRead: cell('cacheReadTokens'),
          cacheWrite5m: cell('cacheWrite5mTokens'),
          cacheWrite1h: cell('cacheWrite1hTokens'),
          output: cell('outputTokens'),
          reasoning: cell('reasoningTokens'),
        },
        semantics: DISJOINT,
        session: name('session'),
        project: name('project'),
        agentType: agentType === 'main' || agentType === 'sub-agent' ? agentType : undefined,
        effort: cell('effort'),
        serviceTier: name('serviceTier'),
        statedCostUsd: cell('statedCostUsd'),
        toolCalls: numberOf(cell('toolCalls')),
        durationMs: cell('durationMs'),
      },
      sink,
      number,
    );
  },
  end: () => undefined,
});
