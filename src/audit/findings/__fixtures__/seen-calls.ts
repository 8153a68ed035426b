import { createCatalog } from '#catalog';
import { type EffortLevel, ModelId, toIsoTimestamp, type Usage } from '#core';
import { NO_SIGNS, type TaskRecord } from '../../work/task-record.ts';
import type { Stake } from '../../work/stake-rules.ts';
import { createCallFollower } from '../follow-calls.ts';
import { createPriceAs } from '../price-as.ts';
import type { SeenCall } from '../seen-call.ts';

/** A call of a constructed log. */
export interface ConstructedCall {
  readonly session: string;
  readonly atSeconds: number;
  readonly usage: Usage;
  readonly model?: string;
  readonly effort?: EffortLevel;
  readonly task?: number | undefined;
  readonly toolCalls?: number;
}

/** The day of the prices: claude-opus-5-5 costs 4 USD a million in, 20 out, 0.2 read, 5 and 8 written. */
export const PRICE_DATE = '2026-11-20';
export const catalog = createCatalog();
export const priceAs = createPriceAs(catalog, PRICE_DATE);

const FIRST_MS = Date.UTC(2026, 10, 1, 8);

const NO_TASK: TaskRecord = {
  ...NO_SIGNS,
  session: 0,
  source: 'claude-code',
  project: undefined,
  agentType: 'main',
  agentName: undefined,
  cluster: undefined,
};

/** Shows constructed calls as detectors see them, all of one kind of work; tasks by their number. */
export function seeCalls(
  calls: readonly ConstructedCall[],
  { tasks = {}, stake = 'routine' }: { readonly tasks?: Record<number, Partial<TaskRecord>>; readonly stake?: Stake } = {},
): readonly SeenCall[] {
  const get = (task: number): TaskRecord => ({ ...NO_TASK, ...tasks[task] });
  const follow = createCallFollower({
    tasks: { get },
    work: { kindOf: () => 'kind-1', stakeOf: () => stake },
    priceAs,
  });
  return calls.map(({ session, atSeconds, usage, model = 'claude-opus-5-5', effort, task, toolCalls }, index) => {
    const at = toIsoTimestamp(FIRST_MS + atSeconds * 1000);
    const modelId = ModelId.parse(model);
    const told = { session, effort, toolCalls, agentType: 'main' } as const;
    return follow(
      { record: { version: 1, source: 'claude-code', at, modelId, usage: { outputTokens: 0, inputTokens: 0, ...usage }, ...told }, task },
      index,
    );
  });
}

/** When the constructed log begins, and so many seconds later, in milliseconds. */
export function atMs(seconds: number): number {
  return FIRST_MS + seconds * 1000;
}
