import type { UsageRecord } from '#core';
import type { ToldTask } from '../reading/transcript-sink.ts';
import type { TaskSigns } from './task-record.ts';
import type { TaskContent, TaskTable } from './task-table.ts';

/** All that was seen of a task when it ended. */
interface TaskEnd {
  readonly content: TaskContent;
  readonly signs: TaskSigns;
  /** Ids of tools that were asked for the same again. */
  readonly repeated: ReadonlySet<string>;
}

/** A task that goes on, or whose first call is still awaited. */
export interface OpenTask extends ToldTask {
  /** Says who works, where a later line tells. */
  name(agentName: string): void;
  /** Whether its last call asked for no tool any more. */
  isAnswered(): boolean;
  /** Says all that was seen; it counts once the task has a call. */
  close(end: TaskEnd): void;
}

/** Starts to note which call asked for which tools, told in parts. */
function createAskedTools(table: TaskTable) {
  const toolsOfCall = new Map<number, readonly string[]>();
  let repeated: ReadonlySet<string> = new Set();
  let lastCall: number | undefined;

  /** A call that asked for anything else besides was not made in vain. */
  function write(): void {
    if (repeated.size === 0) return;
    for (const [call, tools] of toolsOfCall) {
      if (tools.length > 0 && tools.every((id) => repeated.has(id))) table.noteRepeats(call, tools.length);
    }
  }

  return {
    place(call: number, toolIds: readonly string[]): void {
      lastCall = call;
      toolsOfCall.set(call, [...new Set([...(toolsOfCall.get(call) ?? []), ...toolIds])]);
      write();
    },
    close(ids: ReadonlySet<string>): void {
      repeated = ids;
      write();
    },
    isAnswered: () => lastCall !== undefined && toolsOfCall.get(lastCall)?.length === 0,
  };
}

/**
 * Starts a task, which gets its number with its first call.
 *
 * Shape   a task of which no call counts leaves no trace; one that a copy tells again only adds what it saw
 */
export function createOpenTask(table: TaskTable): OpenTask {
  const tools = createAskedTools(table);
  let number: number | undefined;
  let isNew = false;
  let agentName: string | undefined;
  let seen: TaskEnd | undefined;

  function write(): void {
    if (number === undefined || seen === undefined) return;
    if (isNew) table.describe(number, seen.content);
    table.sign(number, seen.signs);
    seen = undefined;
  }

  return {
    begin(call: UsageRecord) {
      if (number === undefined) {
        number = table.begin(call, agentName);
        isNew = true;
        write();
      }
      return number;
    },
    join(task) {
      if (number !== undefined) return;
      number = task;
      write();
    },
    place: (call, toolIds) => tools.place(call, toolIds),
    isAnswered: () => tools.isAnswered(),
    name(known) {
      agentName ??= known;
    },
    close(end) {
      seen = end;
      tools.close(end.repeated);
      write();
    },
  };
}
