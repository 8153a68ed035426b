import { CallBucket, EFFORT_LEVELS, ModelId, toIsoTimestamp, type Usage, type UsageRecord } from '#core';
import type { CallIdentity, ToldCall } from '../reading/transcript-sink.ts';
import { createDictionary } from './dictionary.ts';
import { hashText } from './hash-text.ts';
import { mergeTold } from './merge-told.ts';
import { createNumberRows } from './number-rows.ts';

/** All calls that were told, each of them once. */
export interface CallTable {
  readonly count: () => number;
  knows(identity: CallIdentity): boolean;
  /** Takes a call in, or what it says more of one that is known. */
  add(told: ToldCall): 'new' | 'known';
  /** Gives every call in the order in which it was first told. */
  records(): Iterable<UsageRecord>;
  /** Gives every call with the number of its task, in the same order. */
  entries(): Iterable<CallEntry>;
}

/** A call and its task. */
interface CallEntry {
  readonly record: UsageRecord;
  /** Absent where the source does not tell tasks apart. */
  readonly task: number | undefined;
}

type Row = readonly (number | undefined)[];

const GRANULARITIES = CallBucket.shape.granularity.options;
const AGENTS = ['main', 'sub-agent'] as const;
const WIDTH = 23;
const BUCKET_COLUMN = 17;
const REQUEST_COLUMN = 20;
const COPY_COLUMN = 21;
const TASK_COLUMN = 22;

function usageColumns(usage: Usage): Row {
  return [
    usage.inputTokens,
    usage.cacheReadTokens,
    usage.cacheWrite5mTokens,
    usage.cacheWrite1hTokens,
    usage.outputTokens,
    usage.reasoningTokens,
  ];
}

function bucketColumns(bucket: CallBucket | undefined): Row {
  if (bucket === undefined) return [undefined, undefined, undefined];
  return [GRANULARITIES.indexOf(bucket.granularity), bucket.calls, bucket.promptTokens];
}

function bucketOf([granularity, calls, promptTokens]: Row): CallBucket | undefined {
  if (granularity === undefined) return undefined;
  return { granularity: GRANULARITIES[granularity] ?? 'unknown', calls, promptTokens };
}

function identityColumns(identity: CallIdentity | undefined): Row {
  const request = identity?.request;
  return [request === undefined ? undefined : hashText(request), identity?.isCopy === true ? 1 : 0];
}

function createRowCodec() {
  const names = createDictionary();
  return {
    toRow: ({ record, identity }: ToldCall): Row => [
      Date.parse(record.at),
      names.numberOf(record.source),
      names.numberOf(record.session),
      names.numberOf(record.project),
      record.agentType === undefined ? undefined : AGENTS.indexOf(record.agentType),
      names.numberOf(record.modelId),
      record.effort === undefined ? undefined : EFFORT_LEVELS.indexOf(record.effort),
      names.numberOf(record.serviceTier),
      ...usageColumns(record.usage),
      record.statedCostUsd,
      record.toolCalls,
      record.durationMs,
      ...bucketColumns(record.bucket),
      ...identityColumns(identity),
    ],
    toRecord(row: Row): UsageRecord {
      const [at, source, session, project, agent, model, effort, tier] = row;
      const [inputTokens, cacheReadTokens, cacheWrite5mTokens, cacheWrite1hTokens] = row.slice(8);
      const [outputTokens, reasoningTokens, statedCostUsd, toolCalls, durationMs] = row.slice(12);
      const modelId = names.wordOf(model);
      return {
        version: 1,
        at: toIsoTimestamp(at ?? 0),
        source: names.wordOf(source) ?? '',
        bucket: bucketOf(row.slice(BUCKET_COLUMN, REQUEST_COLUMN)),
        session: names.wordOf(session),
        project: names.wordOf(project),
        agentType: agent === undefined ? undefined : AGENTS[agent],
        modelId: modelId === undefined ? undefined : ModelId.parse(modelId),
        effort: effort === undefined ? undefined : EFFORT_LEVELS[effort],
        serviceTier: names.wordOf(tier),
        usage: {
          inputTokens,
          cacheReadTokens,
          cacheWrite5mTokens,
          cacheWrite1hTokens,
          outputTokens,
          reasoningTokens,
        },
        statedCostUsd,
        toolCalls,
        durationMs,
      };
    },
  };
}

/** Says whether two tellings under one answer's id are the same call. */
function isSameCall(row: Row, identity: CallIdentity): boolean {
  const [request, isCopy] = [row[REQUEST_COLUMN], row[COPY_COLUMN] === 1];
  if (isCopy || identity.isCopy || request === undefined || identity.request === undefined) return true;
  return request === hashText(identity.request);
}

/**
 * Makes an empty table of calls, which knows a call again across files.
 *
 * Shape   one row of numbers and one entry of an index for each call, whatever the transcripts weigh
 */
export function createCallTable(): CallTable {
  const rows = createNumberRows(WIDTH);
  const rowOfKey = new Map<number, number>();
  const codec = createRowCodec();

  /** The usual place is under the answer's id; only a second request under the same id has one of its own. */
  function find(identity: CallIdentity): { readonly key: number; readonly index: number | undefined } {
    const key = hashText(identity.call);
    const index = rowOfKey.get(key);
    if (index === undefined || isSameCall(rows.get(index), identity)) return { key, index };
    const exact = hashText(`${identity.call} ${identity.request}`);
    return { key: exact, index: rowOfKey.get(exact) };
  }

  const append = (told: ToldCall) => rows.add([...codec.toRow(told), told.task?.begin(told.record)]);

  return {
    count: rows.count,
    knows: (identity) => find(identity).index !== undefined,
    add(told) {
      const { identity } = told;
      if (identity === undefined) {
        append(told);
        return 'new';
      }
      const { key, index } = find(identity);
      if (index === undefined) {
        rowOfKey.set(key, append(told));
        return 'new';
      }
      const row = rows.get(index);
      const task = row[TASK_COLUMN];
      if (task !== undefined) told.task?.join(task);
      const known = { record: codec.toRecord(row), isCopy: row[COPY_COLUMN] === 1 };
      const { record, isReplaced } = mergeTold(known, { record: told.record, isCopy: identity.isCopy });
      const kept = codec.toRow({ record, identity });
      const [request, copy] = isReplaced ? kept.slice(REQUEST_COLUMN) : row.slice(REQUEST_COLUMN);
      rows.set(index, [...kept.slice(0, REQUEST_COLUMN), request, copy, task]);
      return 'known';
    },
    *records() {
      for (let index = 0; index < rows.count(); index += 1) yield codec.toRecord(rows.get(index));
    },
    *entries() {
      for (let index = 0; index < rows.count(); index += 1) {
        const row = rows.get(index);
        yield { record: codec.toRecord(row), task: row[TASK_COLUMN] };
      }
    },
  };
}
