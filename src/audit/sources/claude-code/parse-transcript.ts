import { basename } from 'node:path';
import { EFFORT_LEVELS, ModelId, type UsageRecord } from '#core';
import { amountOf, isObject, type JsonObject, nameOf, objectOf, pathOf } from '../../reading/json-field.ts';
import { looksLikeObject, parseLine } from '../../reading/parse-line.ts';
import { readInstant } from '../../reading/read-instant.ts';
import type { CreateTranscriptParser, ToldTask, TranscriptSink } from '../../reading/transcript-sink.ts';
import { createToolCounter } from './count-tool-calls.ts';
import { createTaskFollower, type ThreadLine, toolIdsOf } from './follow-tasks.ts';
import { readCostState } from './read-cost-state.ts';
import { readUsage } from './read-usage.ts';

const USAGE = Buffer.from('"usage"');
const COST_STATE = Buffer.from('"cost-state"');
const COMPACTION = Buffer.from('"compact_boundary"');
/** Answers that Claude Code wrote itself: no model was called. */
const SYNTHETIC_MODEL = '<synthetic>';
const SUB_AGENT_FILE = /(?:^|[\\/])agent-[^\\/]+$|[\\/]subagents[\\/]/u;

/** Calls inside one request that the request's own counts leave out. */
const INNER_CALLS: ReadonlySet<unknown> = new Set(['compaction', 'advisor_message']);

interface AnswerLine extends ThreadLine {
  readonly message: JsonObject;
  readonly usage: JsonObject;
  readonly number: number;
}

/** Versions of early 2026 wrapped the lines of sub-agents in lines of progress. */
function unwrap(line: JsonObject): ThreadLine {
  const wrapped = line['type'] === 'progress' ? objectOf(objectOf(line['data'])?.['message']) : undefined;
  const inner: JsonObject = wrapped === undefined ? line : { ...line, ...wrapped };
  return { line: inner, isSidechain: wrapped !== undefined || inner['isSidechain'] === true };
}

/** Finds the answer in a line. */
function findAnswer({ line, isSidechain }: ThreadLine, number: number): AnswerLine | undefined {
  const message = objectOf(line['message']);
  const usage = objectOf(message?.['usage']);
  const isAnswer = line['type'] === 'assistant' || line['type'] === undefined;
  if (!isAnswer || message === undefined || usage === undefined) return undefined;
  return { line, message, usage, isSidechain, number };
}

function serviceTierOf(usage: JsonObject): string | undefined {
  return usage['speed'] === 'fast' ? 'fast' : nameOf(usage['service_tier']);
}

/** What the file's path says where its lines do not. */
interface FileFacts {
  readonly session: string;
  readonly isSubAgent: boolean;
}

type ToldRecord = Omit<UsageRecord, 'usage'>;

/** Reads all of an answer but its usage; complains where there is no time. */
function readRecord(answer: AnswerLine, file: FileFacts, sink: TranscriptSink): ToldRecord | undefined {
  const { line, message, usage, isSidechain, number } = answer;
  const at = readInstant(line['timestamp']);
  if (at === undefined) {
    sink.problem('no-time', number);
    return undefined;
  }
  const isSubAgent = isSidechain || file.isSubAgent || nameOf(line['agentId']) !== undefined;
  return {
    version: 1,
    at,
    source: 'claude-code',
    session: nameOf(line['sessionId']) ?? file.session,
    project: pathOf(line['cwd']),
    agentType: isSubAgent ? 'sub-agent' : 'main',
    modelId: ModelId.safeParse(message['model']).data,
    effort: EFFORT_LEVELS.find((level) => level === line['effort']),
    serviceTier: serviceTierOf(usage),
    statedCostUsd: amountOf(line['costUSD']),
    toolCalls: 0,
    durationMs: amountOf(line['durationMs']),
  };
}

/** Tells the calls that a request made inside, for which it was billed besides. */
function tellInnerCalls(
  answer: AnswerLine,
  { record, task }: { readonly record: ToldRecord; readonly task: ToldTask },
  sink: TranscriptSink,
): void {
  const iterations = answer.usage['iterations'];
  const call = nameOf(answer.message['id']);
  if (!Array.isArray(iterations) || call === undefined) return;
  for (const [index, inner] of iterations.entries()) {
    if (!isObject(inner) || !INNER_CALLS.has(inner['type'])) continue;
    const usage = readUsage(inner);
    if (usage === undefined) sink.problem('impossible-count', answer.number);
    else {
      const modelId = ModelId.safeParse(inner['model']).data ?? record.modelId;
      const identity = { call: `${call} inner ${index}`, isCopy: answer.isSidechain };
      const { statedCostUsd: _cost, durationMs: _duration, ...rest } = record;
      sink.call({ record: { ...rest, modelId, usage }, identity, task }, answer.number);
    }
  }
}

/**
 * Starts to read a transcript of Claude Code.
 *
 * Shape   only lines in which a count can stand are parsed; the rest is looked at from outside
 * Source  README.md beside this file
 */
export const parseTranscript: CreateTranscriptParser = (path, sink) => {
  const countTools = createToolCounter();
  const tasks = createTaskFollower(sink.tasks);
  const name = basename(path).replace(/\.jsonl$/u, '');
  const file: FileFacts = { session: name, isSubAgent: SUB_AGENT_FILE.test(path) };

  function tellAnswer(answer: AnswerLine): void {
    const { message, number, isSidechain, line } = answer;
    if (message['model'] === SYNTHETIC_MODEL) {
      sink.aside('synthetic');
      return;
    }
    const record = readRecord(answer, file, sink);
    if (record === undefined) return;
    const usage = readUsage(answer.usage);
    if (usage === undefined) {
      sink.problem('impossible-count', number);
      return;
    }
    const call = nameOf(message['id']) ?? nameOf(line['uuid']);
    const toolCalls = countTools(call, message['content']);
    const task = tasks.answer(answer);
    const identity =
      call === undefined
        ? undefined
        : { call, request: nameOf(line['requestId']), isCopy: isSidechain || file.isSubAgent };
    sink.call({ record: { ...record, usage, toolCalls }, identity, task, toolIds: toolIdsOf(line) }, number);
    tellInnerCalls(answer, { record, task }, sink);
  }

  function tellOther(line: JsonObject): void {
    if (line['type'] === 'cost-state') {
      const stated = readCostState(line);
      if (stated !== undefined) sink.stated(stated);
    } else if (line['subtype'] === 'compact_boundary') sink.aside('compaction');
  }

  return {
    line(line) {
      const { bytes, number } = line;
      if (!looksLikeObject(line, sink)) return;
      const mayTell = bytes.includes(USAGE) || bytes.includes(COST_STATE) || bytes.includes(COMPACTION);
      const parsed = mayTell || tasks.mayTell(bytes) ? parseLine(line, sink) : undefined;
      if (parsed === undefined) return;
      const threadLine = unwrap(parsed);
      const answer = findAnswer(threadLine, number);
      if (answer !== undefined) tellAnswer(answer);
      else if (threadLine.line['type'] === 'user') tasks.user(threadLine);
      else tellOther(parsed);
    },
    end: () => tasks.end(),
  };
};
