import { sha256 } from '#core';
import type { ToldTask } from '../reading/transcript-sink.ts';
import { createOpenTask } from './open-task.ts';
import { MESSAGE_LOOKED_AT } from './features/plain-words.ts';
import { promptCluster } from './features/prompt-cluster.ts';
import type { AskedTool } from './signals/asked-tool.ts';
import { createRepeatFollower, type ToolResult } from './signals/follow-repeats.ts';
import { isCorrection } from './signals/is-correction.ts';
import { runsTests, tellsOfFailure } from './signals/test-runs.ts';
import { changesFiles } from './signals/tool-kinds.ts';
import { NO_SIGNS } from './task-record.ts';
import type { TaskTable } from './task-table.ts';

/** Follows one conversation of an agent and cuts it into tasks. */
export interface Conversation {
  /** A real message: the task before it ends, and may be corrected by it. */
  ask(message: string, atMs: number | undefined): void;
  /** A line of an answer. */
  answer(atMs: number | undefined, agentName?: string): void;
  tool(tool: AskedTool): void;
  /** Whether what this tool wrote is wanted, since it ran tests or to be compared. */
  wantsOutput(toolId: string): boolean;
  /** Ids of tools whose output is wanted, however long it is: they ran tests. */
  wanted(): Iterable<string>;
  result(result: ToolResult): void;
  interrupt(): void;
  /** Says that the conversation was summed up: what tools wrote before is gone. */
  forget(): void;
  /** The task that a call now belongs to. */
  task(): ToldTask;
  end(): void;
}

/** So many tools of one task are known again. */
const MOST_TOOLS = 10_000;
/** A shorter message, such as "go on", is said again and again, and each time for something else. */
const LEAST_CHARACTERS = 40;

function createTaskState(table: TaskTable, message: string, askedAtMs: number | undefined) {
  return {
    task: createOpenTask(table),
    message: message.slice(0, MESSAGE_LOOKED_AT),
    whole: message.length < LEAST_CHARACTERS ? undefined : sha256(message),
    cluster: message === '' ? undefined : promptCluster(message),
    tools: new Map<string, number>(),
    toolIds: new Set<string>(),
    repeats: createRepeatFollower(),
    testIds: new Set<string>(),
    signs: { ...NO_SIGNS, askedAtMs, messageCharacters: message.length },
  };
}

type TaskState = ReturnType<typeof createTaskState>;

/** What a message and all that was done for it are known by; nothing where the same could have another outcome. */
function doneBy({ task, whole, repeats, signs }: TaskState): string | undefined {
  const deeds = repeats.deeds();
  const isWhole = task.isAnswered() && !signs.wasInterrupted;
  return isWhole && whole !== undefined && deeds !== undefined ? `${whole} ${deeds}` : undefined;
}

function noteTool(state: TaskState, tool: AskedTool): void {
  const { toolIds, tools, signs, testIds, repeats } = state;
  if (toolIds.has(tool.id) || toolIds.size >= MOST_TOOLS) return;
  toolIds.add(tool.id);
  tools.set(tool.name, (tools.get(tool.name) ?? 0) + 1);
  signs.toolCalls += 1;
  if (changesFiles(tool.name)) signs.changes += 1;
  repeats.ask(tool);
  if (tool.command === undefined || !runsTests(tool.command)) return;
  signs.testRuns += 1;
  testIds.add(tool.id);
}

/**
 * Starts to follow a conversation.
 *
 * Shape   calls before any message belong to a task without one; text is hashed when its task ends, and dropped
 */
export function createConversation(table: TaskTable): Conversation {
  let state: TaskState | undefined;
  /** What the task before did. */
  let doneBefore: string | undefined;

  const current = () => (state ??= createTaskState(table, '', undefined));
  function close(): void {
    if (state === undefined) return;
    const { task, message, cluster, tools, signs, repeats } = state;
    const done = doneBy(state);
    signs.repeatedTools = repeats.repeated.size;
    signs.isSentAgain = done !== undefined && done === doneBefore;
    task.close({ content: { message, cluster, tools }, signs, repeated: repeats.repeated });
    doneBefore = done;
    state = undefined;
  }

  return {
    ask(message, atMs) {
      if (state !== undefined && isCorrection(message)) state.signs.wasCorrected = true;
      close();
      state = createTaskState(table, message, atMs);
    },
    answer(atMs, agentName) {
      const { task, signs } = current();
      if (agentName !== undefined) task.name(agentName);
      if (atMs !== undefined) signs.answeredAtMs = Math.max(signs.answeredAtMs ?? atMs, atMs);
    },
    tool: (tool) => noteTool(current(), tool),
    wantsOutput: (toolId) => state?.testIds.has(toolId) === true || state?.repeats.wants(toolId) === true,
    wanted: () => state?.testIds ?? [],
    result(result) {
      const { toolId, isFailed, output } = result;
      if (state === undefined || !state.toolIds.has(toolId)) return;
      const { signs, testIds, repeats } = state;
      repeats.result(result);
      if (isFailed) signs.failedTools += 1;
      if (!testIds.delete(toolId)) return;
      const hasFailedTest = isFailed || (output !== undefined && tellsOfFailure(output));
      if (hasFailedTest) signs.failedTestRuns += 1;
      signs.endsWithFailedTest = hasFailedTest;
    },
    interrupt() {
      if (state !== undefined) state.signs.wasInterrupted = true;
    },
    forget: () => state?.repeats.forget(),
    task: () => current().task,
    end() {
      close();
      doneBefore = undefined;
    },
  };
}
