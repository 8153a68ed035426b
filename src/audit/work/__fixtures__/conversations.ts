import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes lines of Claude Code as the tests need them; nothing of them was recorded. */
export interface TranscriptWriter {
  /** A message of the user's side; `line` adds to the line or replaces what stands there. */
  ask(content: unknown, line?: object): void;
  /** An answer that asks for these tools. */
  answer(tools?: readonly AskedTool[], line?: object): void;
  /** The result of a tool. */
  result(id: string, result?: { readonly isError?: boolean; readonly content?: unknown }): void;
  readonly lines: () => readonly string[];
  save(path: string): void;
}

interface AskedTool {
  readonly id: string;
  readonly name: string;
  readonly input?: object;
}

const FIRST_MS = Date.UTC(2026, 9, 10, 10);

/** Starts a transcript of one session; each line is written a second after the one before. */
export function writeTranscript(session: string, line: object = {}): TranscriptWriter {
  const lines: string[] = [];
  let answers = 0;
  const add = (type: 'user' | 'assistant', more: object, message: object) => {
    const timestamp = new Date(FIRST_MS + lines.length * 1000).toISOString();
    const whole = { sessionId: session, cwd: '/home/me/shop', timestamp, type, ...line, ...more, message };
    lines.push(JSON.stringify(whole));
  };
  return {
    ask: (content, more = {}) => add('user', more, { role: 'user', content }),
    answer(tools = [], more = {}) {
      answers += 1;
      const content = tools.map(({ input = {}, ...tool }) => ({ type: 'tool_use', ...tool, input }));
      const usage = { input_tokens: 100, output_tokens: 10 };
      const id = `msg_${session}_${answers}`;
      const named = { requestId: `req_${id}`, ...more };
      add('assistant', named, { id, role: 'assistant', model: 'claude-opus-5-5', content, usage });
    },
    result(id, { isError, content = 'constructed' } = {}) {
      const part = { type: 'tool_result', tool_use_id: id, content };
      add('user', {}, { role: 'user', content: [isError === true ? { ...part, is_error: true } : part] });
    },
    lines: () => lines,
    save(path) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${lines.join('\n')}\n`);
    },
  };
}
