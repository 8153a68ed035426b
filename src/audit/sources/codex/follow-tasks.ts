import { type JsonObject, objectOf } from '../../reading/json-field.ts';
import { readInstant } from '../../reading/read-instant.ts';
import type { ToldTask } from '../../reading/transcript-sink.ts';
import { createConversation } from '../../work/conversation.ts';
import type { TaskTable } from '../../work/task-table.ts';
import { outputOf, readTool, type ToolOutcome } from './read-tool.ts';

/** Follows the tasks of one session. */
export interface TaskFollower {
  /** The task that a call now belongs to. */
  task(): ToldTask;
  /** The tools asked for since the last call, also those that are not named. */
  toolIds(): readonly string[];
  /** Notes the time of a call; what was seen before a call that was inherited is another session's. */
  call(at: string, isInherited: boolean): void;
  tool(payload: JsonObject): void;
  message(line: JsonObject, payload: JsonObject): void;
  interrupt(): void;
  /** Says that the conversation was summed up. */
  compact(): void;
  /** Takes the result of a tool in; `parse` gives the line, where more is wanted of it than the outcome. */
  result(outcome: ToolOutcome, parse: () => JsonObject | undefined): void;
  end(): void;
}

/** Starts to follow the tasks of a session. */
export function createTaskFollower(tasks: TaskTable): TaskFollower {
  const conversation = createConversation(tasks);
  let toolIds: readonly string[] = [];
  return {
    task: () => conversation.task(),
    toolIds: () => toolIds,
    call(at, isInherited) {
      toolIds = [];
      conversation.answer(Date.parse(at));
      if (isInherited) conversation.end();
    },
    tool(payload) {
      const asked = readTool(payload);
      toolIds = [...toolIds, asked?.id ?? ''];
      if (asked !== undefined) conversation.tool(asked);
    },
    message(line, payload) {
      const text = payload['message'];
      const at = readInstant(line['timestamp']);
      if (typeof text === 'string') conversation.ask(text, at === undefined ? undefined : Date.parse(at));
    },
    interrupt: () => conversation.interrupt(),
    compact: () => conversation.forget(),
    result({ toolId, isFailed }, parse) {
      const payload = conversation.wantsOutput(toolId) ? objectOf(parse()?.['payload']) : undefined;
      const output = payload === undefined ? undefined : outputOf(payload);
      conversation.result({ toolId, isFailed, output });
    },
    end: () => conversation.end(),
  };
}
