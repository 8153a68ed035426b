import type { UsageRecord } from '#core';
import { amountOf, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { ToldTask } from '../../reading/transcript-sink.ts';
import { type Conversation, createConversation } from '../../work/conversation.ts';
import type { TaskTable } from '../../work/task-table.ts';
import { isTool, readText, readTool } from './read-parts.ts';

/** Follows the tasks of one session. */
export interface TaskFollower {
  /** Takes the next message in, and gives the task that its calls belong to. */
  take(message: JsonObject, parts: readonly JsonObject[]): ToldTask;
  end(): void;
}

const ABORTED = 'MessageAbortedError';

function isPersons({ role, type }: JsonObject): boolean {
  return role === 'user' || type === 'user';
}

function tellTools(conversation: Conversation, parts: readonly JsonObject[]): void {
  for (const part of parts.filter(isTool)) {
    const tool = readTool(part);
    if (tool === undefined) continue;
    conversation.tool(tool.asked);
    if (tool.outcome !== undefined) conversation.result({ toolId: tool.asked.id, ...tool.outcome });
  }
}

/** Starts to follow the tasks of a session; only that of a sub-agent is named after its agent. */
export function createTaskFollower(tasks: TaskTable, agentType: UsageRecord['agentType']): TaskFollower {
  const conversation = createConversation(tasks);

  function answer(message: JsonObject, time: JsonObject, parts: readonly JsonObject[]): void {
    const agent = agentType === 'sub-agent' ? nameOf(message['agent'] ?? message['mode']) : undefined;
    conversation.answer(amountOf(time['completed'] ?? time['created']), agent);
    tellTools(conversation, parts);
    if (message['summary'] === true) conversation.forget();
    if (objectOf(message['error'])?.['name'] === ABORTED) conversation.interrupt();
  }

  return {
    take(message, parts) {
      const time = objectOf(message['time']) ?? {};
      if (isPersons(message)) {
        const text = readText(message, parts);
        if (text !== '') conversation.ask(text, amountOf(time['created']));
      } else answer(message, time, parts);
      return conversation.task();
    },
    end: () => conversation.end(),
  };
}
