import type { Cost, Usage } from '#core';
import type { SampleCall } from '../session/sample-task.ts';
import type { TruthSum, TruthTokens } from './truth.ts';

type Open<Shape> = { -readonly [Field in keyof Shape]: Shape[Field] };

/** A sum that still grows. */
export type GrowingSum = Open<Omit<TruthSum, 'tokens'>> & { readonly tokens: Open<TruthTokens> };

/** Begins a sum. */
export function createSum(): GrowingSum {
  return {
    sessions: 0,
    tasks: 0,
    calls: 0,
    toolCalls: 0,
    compactions: 0,
    tokens: { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0, reasoning: 0 },
    costUsd: null,
    unpricedCalls: 0,
  };
}

function addTokens(tokens: Open<TruthTokens>, usage: Usage): void {
  tokens.input += usage.inputTokens ?? 0;
  tokens.cacheRead += usage.cacheReadTokens ?? 0;
  tokens.cacheWrite5m += usage.cacheWrite5mTokens ?? 0;
  tokens.cacheWrite1h += usage.cacheWrite1hTokens ?? 0;
  tokens.output += usage.outputTokens ?? 0;
  tokens.reasoning += usage.reasoningTokens ?? 0;
}

/** Adds a call to a sum. */
export function addCall(sum: GrowingSum, { usage, tool, isAfterCompaction }: SampleCall, cost: Cost): void {
  addTokens(sum.tokens, usage);
  sum.calls += 1;
  if (tool !== undefined) sum.toolCalls += 1;
  if (isAfterCompaction) sum.compactions += 1;
  if (cost.status === 'priced') sum.costUsd = (sum.costUsd ?? 0) + cost.costUsd;
  else sum.unpricedCalls += 1;
}
