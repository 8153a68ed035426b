import { hashText } from '../tally/hash-text.ts';
import type { ToldTask } from '../reading/transcript-sink.ts';
import { createOpenTask } from './open-task.ts';
import { MESSAGE_LOOKED_AT } from './features/message-length.ts';
import { promptCluster } from './features/prompt-cluster.ts';
import { isCorrection } from './signals/is-correction.ts';
import { runsTests, tellsOfFailure } from './signals/test-runs.ts';
import { changesFiles, isPolling } from './signals/tool-kinds.ts';
import { NO_SIGNS } from './task-record.ts';
import type { TaskTable } from './task-table.ts';

/** A tool that an answer asked for. */
export interface AskedTool {
  readonly id: string;
  readonly name: string;
  /** All that it was asked; looked at and dropped. */
  readonly input: string;
  /** What a shell was asked to run; absent for other tools. */
  readonly command?: string | undefined;
}

/** Follows one conversation of an agent and cuts it into tasks. */
export interface Conversation {
  /** A real message: the task before it ends, and may be corrected by it. */
  ask(message: string, atMs: number | undefined): void;
  /** A line of an answer. */
  answer(atMs: number | undefined, agentName?: string): void;
  tool(tool: AskedTool): void;
  /** Whether what this tool wrote is wanted, since it ran tests. */
  wantsOutput(toolId: string): boolean;
  /** Ids of tools whose output is wanted. */
  wanted(): Iterable<string>;
  result(result: { readonly toolId: string; readonly isFailed: boolean; readonly output?: string }): void;
  interrupt(): void;
  /** The task that a call now belongs to. */
  task(): ToldTask;
  end(): void;
}

/** Characters by which two inputs of a tool are told apart. */
const INPUT_LOOKED_AT = 2000;
/** So many tools of one task are known again. */
const MOST_TOOLS = 10_000;

function createTaskState(table: TaskTable, message: string, askedAtMs: number | undefined) {
  return {
    task: createOpenTask(table),
    message: message.slice(0, MESSAGE_LOOKED_AT),
    cluster: message === '' ? undefined : promptCluster(message),
    tools: new Map<string, number>(),
    toolIds: new Set<string>(),
    inputs: new Set<number>(),
    testIds: new Set<string>(),
    signs: { ...NO_SIGNS, askedAtMs, messageCharacters: message.length },
  };
}

type TaskState = ReturnType<typeof createTaskState>;

/** Notes whether the same was asked before, with nothing changed since. */
function noteInput({ inputs, signs }: TaskState, { name, input }: AskedTool): void {
  if (changesFiles(name)) {
    signs.changes += 1;
    inputs.clear();
  }
  if (isPolling(name)) return;
  const key = hashText(`${name} ${input.slice(0, INPUT_LOOKED_AT)} ${input.length}`);
  if (inputs.has(key)) signs.repeatedTools += 1;
  inputs.add(key);
}

function noteTool(state: TaskState, tool: AskedTool): void {
  const { toolIds, tools, signs, testIds } = state;
  if (toolIds.has(tool.id) || toolIds.size >= MOST_TOOLS) return;
  toolIds.add(tool.id);
  tools.set(tool.name, (tools.get(tool.name) ?? 0) + 1);
  signs.toolCalls += 1;
  noteInput(state, tool);
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

  const current = () => (state ??= createTaskState(table, '', undefined));
  function close(): void {
    if (state === undefined) return;
    const { task, message, cluster, tools, signs } = state;
    task.close({ message, cluster, tools }, signs);
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
    wantsOutput: (toolId) => state?.testIds.has(toolId) === true,
    wanted: () => state?.testIds ?? [],
    result({ toolId, isFailed, output }) {
      if (state === undefined || !state.toolIds.has(toolId)) return;
      const { signs, testIds } = state;
      if (isFailed) signs.failedTools += 1;
      if (!testIds.delete(toolId)) return;
      const hasFailedTest = isFailed || (output !== undefined && tellsOfFailure(output));
      if (hasFailedTest) signs.failedTestRuns += 1;
      signs.endsWithFailedTest = hasFailedTest;
    },
    interrupt() {
      if (state !== undefined) state.signs.wasInterrupted = true;
    },
    task: () => current().task,
    end: close,
  };
}
