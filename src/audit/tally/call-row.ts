import { CallBucket, EFFORT_LEVELS, ModelId, toIsoTimestamp, type Usage, type UsageRecord } from '#core';
import type { CallIdentity, ToldCall } from '../reading/transcript-sink.ts';
import { createDictionary } from './dictionary.ts';
import { hashText } from './hash-text.ts';

/** A call as numbers, each in its column; what was not told is `undefined`. */
export type CallRow = readonly (number | undefined)[];

/** Places of a row; the six kinds of tokens stand from `usage` to `usageEnd`. */
export const COLUMNS = {
  at: 0,
  effort: 6,
  serviceTier: 7,
  usage: 8,
  usageEnd: 14,
  statedCostUsd: 14,
  toolCalls: 15,
  durationMs: 16,
  bucket: 17,
  request: 20,
  isCopy: 21,
  task: 22,
} as const;
/** Numbers in a row, the task's with them. */
export const ROW_WIDTH = 23;

const GRANULARITIES = CallBucket.shape.granularity.options;
const AGENTS = ['main', 'sub-agent'] as const;

/** The tokens of a call in the order of its row, and of a list of calls. */
export function usageColumns(usage: Usage): CallRow {
  return [
    usage.inputTokens,
    usage.cacheReadTokens,
    usage.cacheWrite5mTokens,
    usage.cacheWrite1hTokens,
    usage.outputTokens,
    usage.reasoningTokens,
  ];
}

function usageOf(row: CallRow): Usage {
  const [inputTokens, cacheReadTokens, cacheWrite5mTokens, cacheWrite1hTokens, ...output] = row.slice(
    COLUMNS.usage,
    COLUMNS.usageEnd,
  );
  const [outputTokens, reasoningTokens] = output;
  return {
    inputTokens,
    cacheReadTokens,
    cacheWrite5mTokens,
    cacheWrite1hTokens,
    outputTokens,
    reasoningTokens,
  };
}

function bucketColumns(bucket: CallBucket | undefined): CallRow {
  if (bucket === undefined) return [undefined, undefined, undefined];
  return [GRANULARITIES.indexOf(bucket.granularity), bucket.calls, bucket.promptTokens];
}

function bucketOf([granularity, calls, promptTokens]: CallRow): CallBucket | undefined {
  if (granularity === undefined) return undefined;
  return { granularity: GRANULARITIES[granularity] ?? 'unknown', calls, promptTokens };
}

function identityColumns(identity: CallIdentity | undefined): CallRow {
  const request = identity?.request;
  return [request === undefined ? undefined : hashText(request), identity?.isCopy === true ? 1 : 0];
}

/** Starts to turn calls into rows and back; the task is left to whoever keeps the rows. */
export function createRowCodec() {
  const names = createDictionary();
  const modelIds = new Map<number, ModelId | undefined>();

  /** Checks each name once, and not once for each call. */
  function modelOf(number: number | undefined): ModelId | undefined {
    if (number === undefined) return undefined;
    if (!modelIds.has(number)) modelIds.set(number, ModelId.safeParse(names.wordOf(number)).data);
    return modelIds.get(number);
  }

  return {
    toRow: ({ record, identity }: ToldCall): CallRow => [
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
    toRecord(row: CallRow): UsageRecord {
      const [at, source, session, project, agent, model, effort, tier] = row;
      const [statedCostUsd, toolCalls, durationMs] = row.slice(COLUMNS.usageEnd);
      return {
        version: 1,
        at: toIsoTimestamp(at ?? 0),
        source: names.wordOf(source) ?? '',
        bucket: bucketOf(row.slice(COLUMNS.bucket, COLUMNS.request)),
        session: names.wordOf(session),
        project: names.wordOf(project),
        agentType: agent === undefined ? undefined : AGENTS[agent],
        modelId: modelOf(model),
        effort: effort === undefined ? undefined : EFFORT_LEVELS[effort],
        serviceTier: names.wordOf(tier),
        usage: usageOf(row),
        statedCostUsd,
        toolCalls,
        durationMs,
      };
    },
  };
}
