import type { UsageRecord } from '#core';
import { amountOf, isObject, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { tellRow } from '../../rows/tell-row.ts';
import { projectRootOf } from './project-root.ts';
import { splitTold } from './split-told.ts';

/** Reads the parts of one session, in whichever form its file has. */
export interface Session {
  /** Takes in what a session says of itself. */
  head(fields: JsonObject): void;
  /** Takes a message in; it may come again, with more in it. */
  message(message: JsonObject, line?: number): void;
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

/** Starts to read one session. */
export function createSession(path: string, sink: TranscriptSink): Session {
  const project = projectRootOf(path);
  /** Of each answer the total that it states; nothing as long as it has no tokens. */
  const totals = new Map<string, number | undefined>();
  let session: string | undefined;
  let agentType: UsageRecord['agentType'] = 'main';

  function follow(id: string | undefined, tokens: JsonObject | undefined): void {
    if (id === undefined) return;
    if (tokens !== undefined) totals.set(id, amountOf(tokens['total']) ?? 0);
    else if (!totals.has(id)) totals.set(id, undefined);
  }

  function tellAnswer(message: JsonObject, tokens: JsonObject, line: number | undefined): void {
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
      if (message['type'] !== 'gemini') return;
      const tokens = tokensOf(message);
      follow(nameOf(message['id']), tokens);
      if (tokens !== undefined) tellAnswer(message, tokens, line);
    },
    end() {
      const told = [...totals.values()];
      for (const total of told) if (total === undefined) sink.aside('unbilled');
      const tokens = told.reduce<number>((sum, total) => sum + (total ?? 0), 0);
      if (session !== undefined && tokens > 0) sink.stated({ source: 'gemini-cli', session, tokens });
    },
  };
}
