import type { IsoTimestamp, Usage } from '#core';
import { type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import { readInstant } from '../../reading/read-instant.ts';
import type { CallIdentity, ToldCall, ToldTask, TranscriptSink } from '../../reading/transcript-sink.ts';
import { createCompactionCalls } from './compaction-calls.ts';
import { createTaskFollower } from './follow-tasks.ts';
import { createForkSorter, createPlainSorter, type SummedCall } from './inherited-calls.ts';
import { readSettings, type Thread, type TurnSettings } from './read-thread.ts';
import { readTotals, sumOfTotals, type TokenTotals, totalsText, toUsage } from './read-usage.ts';
import type { ToolOutcome } from './read-tool.ts';
import { createTokenMeter } from './token-meter.ts';

/** What a line of a session can tell. */
export type EventKind =
  | 'token_count'
  | 'token_usage_record'
  | 'compacted'
  | 'settings'
  | 'user_message'
  | 'turn_aborted'
  | 'tool';

/** A line of which the kind is known. */
interface SessionEvent {
  readonly kind: EventKind;
  readonly line: JsonObject;
  readonly payload: JsonObject;
  readonly number: number;
}

/** Reads one session event by event. */
export interface SessionReader {
  /** Takes the result of a tool in; `parse` gives the line, where more is wanted of it than the outcome. */
  result(outcome: ToolOutcome, parse: () => JsonObject | undefined): void;
  event(event: SessionEvent): void;
  end(): void;
}

/** Which session is read; a fork's calls are known by the family of sessions that it belongs to. */
export interface SessionFacts {
  readonly thread: Thread;
  readonly family: string;
  readonly sink: TranscriptSink;
}

type CallFacts = Pick<TurnSettings, 'modelId' | 'effort' | 'serviceTier' | 'project'> & {
  readonly at: IsoTimestamp;
  readonly usage: Usage;
  readonly toolCalls: number;
  readonly task: ToldTask;
  readonly toolIds?: readonly string[];
};

function toCall(thread: Thread, { task, toolIds, ...facts }: CallFacts, identity: CallIdentity): ToldCall {
  const agentType = thread.isSubAgent ? 'sub-agent' : 'main';
  const record = { version: 1, source: 'codex', session: thread.session, agentType, ...facts } as const;
  return { record, identity, task, toolIds };
}

/** Reads counts, and complains where they cannot be. */
function totalsOf(value: unknown, number: number, sink: TranscriptSink): TokenTotals | 'none' | 'impossible' {
  const counts = objectOf(value);
  if (counts === undefined) return 'none';
  const totals = readTotals(counts);
  if (totals === undefined) sink.problem('impossible-count', number);
  return totals ?? 'impossible';
}

/** Starts to read what the line `token_count` tells after every call. */
function createCountReading({ thread, family, sink }: SessionFacts) {
  const meter = createTokenMeter();

  /** What one call used and the sums after it; nothing where the line tells of no call. */
  function readUsed({ number, payload }: SessionEvent) {
    const info = objectOf(payload['info']);
    const all = totalsOf(info?.['total_token_usage'], number, sink);
    const one = totalsOf(info?.['last_token_usage'], number, sink);
    if (all === 'impossible' || one === 'impossible') return undefined;
    const totals = all === 'none' ? undefined : all;
    const used = meter.usedBy(totals, one === 'none' ? undefined : one);
    if (used === 'unchanged') {
      sink.aside('unchanged');
      return undefined;
    }
    return sumOfTotals(used) === 0 ? undefined : { used, totals };
  }

  return {
    sum: () => meter.sum(),
    /** Gives the call of a line; nothing where it tells of none. */
    read(event: SessionEvent, facts: Omit<CallFacts, 'at' | 'usage'>): SummedCall | undefined {
      const { number, line } = event;
      const told = readUsed(event);
      if (told === undefined) return undefined;
      const { used, totals } = told;
      const at = readInstant(line['timestamp']);
      if (at === undefined) {
        sink.problem('no-time', number);
        return undefined;
      }
      const sums = totals === undefined ? `${thread.session} ${at}` : `${family} ${totalsText(totals)}`;
      const identity = { call: `${sums} ${totalsText(used)}`, isCopy: false };
      return { told: toCall(thread, { ...facts, at, usage: toUsage(used) }, identity), totals, number };
    },
  };
}

/** Reads the account of one answer; nothing where the line tells of none. */
function readAccount(
  event: SessionEvent,
  settings: TurnSettings & Pick<CallFacts, 'task'>,
  { thread, sink }: SessionFacts,
) {
  const { payload, number, line } = event;
  const answer = nameOf(payload['response_id']);
  const used = totalsOf(payload['usage'], number, sink);
  const at = readInstant(line['timestamp']);
  if (answer === undefined || at === undefined || typeof used === 'string') return undefined;
  const facts = { ...settings, at, usage: toUsage(used), toolCalls: 0 };
  return {
    answer,
    call: { told: toCall(thread, facts, { call: `answer ${answer}`, isCopy: false }), number },
  };
}

/** Starts to read one session. */
export function createSessionReader(session: SessionFacts): SessionReader {
  const { thread, sink } = session;
  const sorter = thread.parent === undefined ? createPlainSorter(sink) : createForkSorter(sink);
  const counts = createCountReading(session);
  const compactions = createCompactionCalls((call: Omit<SummedCall, 'totals'>) =>
    sink.call(call.told, call.number),
  );
  let settings: TurnSettings = { project: thread.project };
  const tasks = createTaskFollower(sink.tasks);

  function tokenCount(event: SessionEvent): void {
    const toolIds = tasks.toolIds();
    const told = { ...settings, toolCalls: toolIds.length, task: tasks.task(), toolIds };
    const call = counts.read(event, told);
    if (call !== undefined) tasks.call(call.told.record.at, sorter.take(call));
  }

  const readers: Readonly<Record<EventKind, (event: SessionEvent) => void>> = {
    token_count: tokenCount,
    token_usage_record(event) {
      const read = readAccount(event, { ...settings, task: tasks.task() }, session);
      if (read !== undefined) compactions.account(read.answer, read.call);
    },
    compacted({ payload }) {
      sink.aside('compaction');
      tasks.compact();
      const answer = nameOf(payload['compaction_response_id']);
      if (answer !== undefined) compactions.compacted(answer);
    },
    settings(event) {
      settings = readSettings(event.payload, settings);
    },
    user_message: ({ line, payload }) => tasks.message(line, payload),
    turn_aborted: () => tasks.interrupt(),
    tool: ({ payload }) => tasks.tool(payload),
  };

  return {
    result: (outcome, parse) => tasks.result(outcome, parse),
    event: (event) => readers[event.kind](event),
    end() {
      sorter.end();
      tasks.end();
      const sum = counts.sum();
      if (sum === undefined) return;
      const tokens = Math.max(0, sum - sorter.inheritedTokens());
      sink.stated({ source: 'codex', session: thread.session, tokens });
    },
  };
}
