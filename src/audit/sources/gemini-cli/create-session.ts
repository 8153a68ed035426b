import type { UsageRecord } from '#core';
import { amountOf, isObject, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { ToldTask, TranscriptSink } from '../../reading/transcript-sink.ts';
import { tellRow } from '../../rows/tell-row.ts';
import { createTaskFollower, toolIdsOf } from './follow-tasks.ts';
import { projectRootOf } from './project-root.ts';
import { splitTold } from './split-told.ts';

/** Reads the parts of one session, in whichever form its file has. */
export interface Session {
  /** Takes in what a session says of itself. */
  head(fields: JsonObject): void;
  /** Takes a message in; it may come again, with more in it. */
  message(message: JsonObject, line?: number): void;
  /** Takes a message in of a list of all so far, among which are some that nobody wrote. */
  listed(message: JsonObject, line: number): void;
  /** Tells the session's own totals, and which answers had none. */
  end(): void;
}

/** Gives what the messages of a list are, where there is one. */
export function messagesOf(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Gives the counts of an answer; zeros alone are what stands there where the provider told none. */
function tokensOf(message: JsonObject): JsonObject | undefined {
  const tokens = objectOf(message['tokens']);
  const hasCount = tokens !== undefined && Object.values(tokens).some((count) => count !== 0);
  return hasCount ? tokens : undefined;
}

function isAnswer({ type }: JsonObject): boolean {
  return type === 'gemini';
}

/** Starts to sum up what the answers of a session state, each of them once. */
function createTotals() {
  /** Of each answer the total that it states; nothing as long as it has no tokens. */
  const totals = new Map<string, number | undefined>();
  return {
    add(id: string | undefined, tokens: JsonObject | undefined): void {
      if (id === undefined) return;
      if (tokens !== undefined) totals.set(id, amountOf(tokens['total']) ?? 0);
      else if (!totals.has(id)) totals.set(id, undefined);
    },
    sum() {
      const told = [...totals.values()];
      const unbilled = told.filter((total) => total === undefined).length;
      return { tokens: told.reduce<number>((sum, total) => sum + (total ?? 0), 0), unbilled };
    },
  };
}

/** Starts to read one session. */
export function createSession(path: string, sink: TranscriptSink): Session {
  const project = projectRootOf(path);
  const tasks = createTaskFollower(sink.tasks);
  const totals = createTotals();
  let session: string | undefined;
  let agentType: UsageRecord['agentType'] = 'main';

  function tellAnswer(message: JsonObject, task: ToldTask, line: number | undefined): void {
    const tokens = tokensOf(message);
    totals.add(nameOf(message['id']), tokens);
    if (tokens === undefined) return;
    const { toolCalls, id } = message;
    tellRow(
      {
        source: 'gemini-cli',
        at: message['timestamp'],
        model: message['model'],
        ...splitTold(tokens),
        key: nameOf(id),
        session,
        project,
        agentType,
        toolCalls: Array.isArray(toolCalls) ? toolCalls.length : 0,
        task,
        toolIds: toolIdsOf(message),
      },
      sink,
      line,
    );
  }

  return {
    head(fields) {
      session = nameOf(fields['sessionId']) ?? session;
      if (fields['kind'] === 'subagent') agentType = 'sub-agent';
    },
    message(message, line) {
      const task = tasks.take(message);
      if (isAnswer(message)) tellAnswer(message, task, line);
    },
    listed(message, line) {
      if (isAnswer(message)) tellAnswer(message, tasks.taskOf(message), line);
    },
    end() {
      tasks.end();
      const { tokens, unbilled } = totals.sum();
      for (let answer = 0; answer < unbilled; answer += 1) sink.aside('unbilled');
      if (session !== undefined && tokens > 0) sink.stated({ source: 'gemini-cli', session, tokens });
    },
  };
}
