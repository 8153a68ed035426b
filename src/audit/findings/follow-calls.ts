import { countTokens } from '../tally/count-tokens.ts';
import type { CallEntry } from '../tally/call-table.ts';
import type { Work } from '../work/tally-work.ts';
import type { TaskTable } from '../work/task-table.ts';
import type { PriceAs } from './price-as.ts';
import type { SeenCall } from './seen-call.ts';

const FIVE_MINUTES_MS = 300_000;
const HOUR_MS = 3_600_000;

/** What is known of calls beside their records. */
export interface CallSurroundings {
  readonly tasks: Pick<TaskTable, 'get'>;
  readonly work: Pick<Work, 'kindOf' | 'stakeOf'>;
  readonly priceAs: PriceAs;
}

function lifetimeMsOf({ record }: CallEntry, previous: SeenCall | undefined): number {
  if ((record.usage.cacheWrite1hTokens ?? 0) > 0) return HOUR_MS;
  if ((record.usage.cacheWrite5mTokens ?? 0) > 0) return FIVE_MINUTES_MS;
  return previous?.lifetimeMs ?? FIVE_MINUTES_MS;
}

function countParts({ record }: CallEntry) {
  const { input, cacheRead, cacheWrite, output } = countTokens(record.usage);
  return {
    promptTokens: input + cacheRead + cacheWrite,
    cachedTokens: cacheRead + cacheWrite,
    writtenTokens: cacheWrite,
    outputTokens: output,
  };
}

/** Starts to follow conversations; calls of a thread must come in their order. */
export function createCallFollower({ tasks, work, priceAs }: CallSurroundings) {
  const last = new Map<string, SeenCall>();
  return (entry: CallEntry, index: number): SeenCall => {
    const { record, task: taskNumber } = entry;
    const session = `${record.source} ${record.session ?? record.at}`;
    const thread =
      record.agentType === 'sub-agent' && taskNumber !== undefined ? `task ${taskNumber}` : session;
    const atMs = Date.parse(record.at);
    const before = last.get(thread);
    // what was told out of its order says nothing of caches
    const previous = before === undefined || before.atMs > atMs ? undefined : before;
    const seen: SeenCall = {
      index,
      record,
      atMs,
      kind: work.kindOf(entry),
      taskNumber,
      task: taskNumber === undefined ? undefined : tasks.get(taskNumber),
      stake: work.stakeOf(taskNumber),
      session,
      thread,
      ...countParts(entry),
      lifetimeMs: lifetimeMsOf(entry, previous),
      costUsd: priceAs(record),
      previous,
    };
    last.set(thread, { ...seen, previous: undefined });
    return seen;
  };
}
