import type { UsageRecord } from '#core';
import type { ToldTask } from '../reading/transcript-sink.ts';
import type { TaskSigns } from './task-record.ts';
import type { TaskContent, TaskTable } from './task-table.ts';

/** A task that goes on, or whose first call is still awaited. */
export interface OpenTask extends ToldTask {
  /** Says who works, where a later line tells. */
  name(agentName: string): void;
  /** Says all that was seen; it counts once the task has a call. */
  close(content: TaskContent, signs: TaskSigns): void;
}

/**
 * Starts a task, which gets its number with its first call.
 *
 * Shape   a task of which no call counts leaves no trace; one that a copy tells again only adds what it saw
 */
export function createOpenTask(table: TaskTable): OpenTask {
  let number: number | undefined;
  let isNew = false;
  let agentName: string | undefined;
  let seen: { readonly content: TaskContent; readonly signs: TaskSigns } | undefined;

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
    name(known) {
      agentName ??= known;
    },
    close(content, signs) {
      seen = { content, signs };
      write();
    },
  };
}
