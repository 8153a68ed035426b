import { isObject, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import { readInstant } from '../../reading/read-instant.ts';
import type { ToldTask } from '../../reading/transcript-sink.ts';
import { type Conversation, createConversation } from '../../work/conversation.ts';
import type { TaskTable } from '../../work/task-table.ts';
import { readMessage } from './read-message.ts';

/** A line with whose it is; `line` is unwrapped. */
export interface ThreadLine {
  readonly line: JsonObject;
  readonly isSidechain: boolean;
}

/** Follows the conversations of one transcript: the main one, and those of sub-agents inside. */
export interface TaskFollower {
  /** Whether a line that tells of no usage may tell of a task; nothing is parsed. */
  mayTell(bytes: Buffer): boolean;
  /** Gives the task of an answer, after what the answer shows of it. */
  answer(answer: ThreadLine): ToldTask;
  user(line: ThreadLine): void;
  end(): void;
}

const USER = Buffer.from('"user"');
const TOOL_RESULT = Buffer.from('"tool_result"');
const FAILED = Buffer.from('"is_error":true');
/** Longer results are not compared with others. */
const LONGEST_COMPARED_BYTES = 65_536;
const MAIN = 'main';
/** So many conversations of one file go on at the same time. */
const MOST_AT_ONCE = 64;

function keyOf({ line, isSidechain }: ThreadLine): string {
  if (!isSidechain) return MAIN;
  const agent = nameOf(line['agentId']) ?? nameOf(objectOf(line['data'])?.['agentId']);
  return `side ${agent ?? nameOf(line['parentToolUseID']) ?? ''}`;
}

function partsOf(line: JsonObject, type: string): readonly JsonObject[] {
  const content = objectOf(line['message'])?.['content'];
  return Array.isArray(content) ? content.filter(isObject).filter((part) => part['type'] === type) : [];
}

function instantOf(line: JsonObject): number | undefined {
  const at = readInstant(line['timestamp']);
  return at === undefined ? undefined : Date.parse(at);
}

/** Joins what a tool's result holds, pictures as they stand there; nothing where none is told. */
function outputOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return undefined;
  const parts = content.filter(isObject);
  return parts
    .map((part) => (typeof part['text'] === 'string' ? part['text'] : JSON.stringify(part)))
    .join('\n');
}

/** Gives the tools that a line of an answer asks for, also those that it does not name. */
export function toolIdsOf(line: JsonObject): readonly string[] {
  return partsOf(line, 'tool_use').map(({ id }) => nameOf(id) ?? '');
}

function tellTools(conversation: Conversation, line: JsonObject): void {
  for (const part of partsOf(line, 'tool_use')) {
    const [id, name] = [nameOf(part['id']), nameOf(part['name'])];
    if (id === undefined || name === undefined) continue;
    const command = objectOf(part['input'])?.['command'];
    const isShell = typeof command === 'string';
    const input = isShell ? command : JSON.stringify(part['input'] ?? null);
    conversation.tool({ id, name, input, command: isShell ? command : undefined });
  }
}

function tellResults(conversation: Conversation, line: JsonObject): void {
  for (const part of partsOf(line, 'tool_result')) {
    const toolId = nameOf(part['tool_use_id']);
    if (toolId === undefined) continue;
    const output = conversation.wantsOutput(toolId) ? outputOf(part['content']) : undefined;
    conversation.result({ toolId, isFailed: part['is_error'] === true, output });
  }
}

/** Starts to follow the conversations of a transcript. */
export function createTaskFollower(tasks: TaskTable): TaskFollower {
  const conversations = new Map<string, Conversation>();

  function conversationOf(line: ThreadLine): Conversation {
    const key = keyOf(line);
    const known = conversations.get(key);
    if (known !== undefined) return known;
    const [oldest] = [...conversations.keys()].filter((one) => one !== MAIN);
    if (oldest !== undefined && conversations.size >= MOST_AT_ONCE) {
      conversations.get(oldest)?.end();
      conversations.delete(oldest);
    }
    const conversation = createConversation(tasks);
    conversations.set(key, conversation);
    return conversation;
  }

  function isWantedResult(bytes: Buffer): boolean {
    for (const conversation of conversations.values()) {
      for (const id of conversation.wanted()) if (bytes.includes(id)) return true;
    }
    return bytes.includes(FAILED);
  }

  return {
    mayTell(bytes) {
      if (!bytes.includes(TOOL_RESULT)) return bytes.includes(USER);
      return bytes.length <= LONGEST_COMPARED_BYTES || isWantedResult(bytes);
    },
    answer(answer) {
      const conversation = conversationOf(answer);
      const { line } = answer;
      conversation.answer(instantOf(line), nameOf(line['attributionAgent']));
      tellTools(conversation, line);
      return conversation.task();
    },
    user(threadLine) {
      const { line } = threadLine;
      const said = readMessage(line);
      if (line['isCompactSummary'] === true) conversationOf(threadLine).forget();
      if (said.kind === 'message') conversationOf(threadLine).ask(said.text, instantOf(line));
      else if (said.kind === 'interruption') conversationOf(threadLine).interrupt();
      else tellResults(conversationOf(threadLine), line);
    },
    end() {
      for (const conversation of conversations.values()) conversation.end();
    },
  };
}
