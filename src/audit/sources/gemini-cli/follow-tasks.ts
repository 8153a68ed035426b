import { isObject, type JsonObject, nameOf } from '../../reading/json-field.ts';
import { readInstant } from '../../reading/read-instant.ts';
import type { ToldTask } from '../../reading/transcript-sink.ts';
import { createConversation } from '../../work/conversation.ts';
import type { TaskTable } from '../../work/task-table.ts';
import { isInterruption, readMessage } from './read-message.ts';
import { readTool } from './read-tool.ts';

/** Follows the tasks of one session, whose messages may come again, with more in them. */
export interface TaskFollower {
  /** Takes the next message in, and gives the task that it belongs to. */
  take(message: JsonObject): ToldTask;
  /** Gives the task of a message of a list of all so far, with which earlier results may have been summed up. */
  taskOf(message: JsonObject): ToldTask;
  end(): void;
}

/** Gives the tools that an answer asked for, also those that it does not name. */
export function toolIdsOf({ toolCalls }: JsonObject): readonly string[] {
  return Array.isArray(toolCalls) ? toolCalls.filter(isObject).map(({ id }) => nameOf(id) ?? '') : [];
}

function instantOf({ timestamp }: JsonObject): number | undefined {
  const at = readInstant(timestamp);
  return at === undefined ? undefined : Date.parse(at);
}

/** Starts to follow the tasks of a session. */
export function createTaskFollower(tasks: TaskTable): TaskFollower {
  const conversation = createConversation(tasks);
  const taskOfMessages = new Map<string, ToldTask>();
  /** Tools of this task whose end was told. */
  const ended = new Set<string>();

  function tellTool(call: JsonObject): void {
    const tool = readTool(call);
    if (tool === undefined) return;
    const { asked, status, output } = tool;
    conversation.tool(asked);
    if (status === 'going-on' || ended.has(asked.id)) return;
    ended.add(asked.id);
    if (status === 'cancelled') conversation.interrupt();
    else conversation.result({ toolId: asked.id, isFailed: status === 'failed', output });
  }

  function ask(message: JsonObject): void {
    const text = readMessage(message);
    if (text === '') return;
    conversation.ask(text, instantOf(message));
    ended.clear();
  }

  function answer(message: JsonObject): void {
    const { toolCalls } = message;
    conversation.answer(instantOf(message));
    for (const call of Array.isArray(toolCalls) ? toolCalls.filter(isObject) : []) tellTool(call);
  }

  return {
    take(message) {
      const id = nameOf(message['id']);
      const known = id === undefined ? undefined : taskOfMessages.get(id);
      // a message of an earlier task says nothing of this one
      if (known !== undefined && (message['type'] === 'user' || known !== conversation.task())) return known;
      if (message['type'] === 'user') ask(message);
      else if (message['type'] === 'gemini') answer(message);
      else if (isInterruption(message)) conversation.interrupt();
      const task = conversation.task();
      if (id !== undefined) taskOfMessages.set(id, task);
      return task;
    },
    taskOf({ id }) {
      conversation.forget();
      return taskOfMessages.get(nameOf(id) ?? '') ?? conversation.task();
    },
    end: () => conversation.end(),
  };
}
