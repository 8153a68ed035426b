import { isObject, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { AskedTool } from '../../work/signals/asked-tool.ts';

/** A longer part holds pictures: what opencode keeps of a tool's output is far shorter. */
export const LONGEST_PART = 1_000_000;

/** The kinds of parts that are looked at; quotes inside of a text stand behind a backslash. */
const KINDS = /"type":\s*"(?:text|subtask|tool|step-finish)"/u;

/** A tool that an answer used. */
export interface UsedTool {
  readonly asked: AskedTool;
  /** Absent where it never came to an end. */
  readonly outcome: { readonly isFailed: boolean; readonly output: string } | undefined;
}

/** Parses a part of a message; nothing where it is none that is looked at. */
export function parsePart(text: string): JsonObject | undefined {
  if (!KINDS.test(text)) return undefined;
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Since 2.0 a tool's output is a list of contents; pictures stand beside it. */
function outputOf(state: JsonObject): string {
  const contents = Array.isArray(state['content']) ? state['content'].filter(isObject) : [];
  const { output, error, attachments } = state;
  const texts = contents.map((content) => content['text'] ?? JSON.stringify(content));
  const pictures = attachments === undefined ? '' : JSON.stringify(attachments);
  return [output, error, objectOf(error)?.['message'], ...texts, pictures]
    .map(textIn)
    .filter((text) => text !== '')
    .join('\n');
}

/** A shell that ended with another exit code than 0 counts as completed there. */
function outcomeOf(state: JsonObject): UsedTool['outcome'] {
  const { status } = state;
  if (status !== 'completed' && status !== 'error') return undefined;
  const exitCode = objectOf(state['metadata'])?.['exit'] ?? objectOf(state['structured'])?.['exit'];
  const hasFailedCommand = typeof exitCode === 'number' && exitCode !== 0;
  return { isFailed: status === 'error' || hasFailedCommand, output: outputOf(state) };
}

/** Says whether a part is a tool that was asked for. */
export function isTool({ type }: JsonObject): boolean {
  return type === 'tool';
}

/** Reads a part that is a tool; nothing where it has no name. */
export function readTool(part: JsonObject): UsedTool | undefined {
  const [id, name] = [nameOf(part['callID'] ?? part['id']), nameOf(part['tool'] ?? part['name'])];
  if (id === undefined || name === undefined) return undefined;
  const state = objectOf(part['state']) ?? {};
  const command = objectOf(state['input'])?.['command'];
  const isShell = typeof command === 'string';
  const input = isShell ? command : JSON.stringify(state['input'] ?? null);
  return { asked: { id, name, input, command: isShell ? command : undefined }, outcome: outcomeOf(state) };
}

/** What a person wrote in this part; empty for what opencode added, such as the content of files. */
function writtenIn({ type, text, prompt, synthetic, ignored }: JsonObject): string {
  if (synthetic === true || ignored === true) return '';
  return textIn(type === 'text' ? text : type === 'subtask' ? prompt : undefined);
}

/** Gives what a person wrote in a message; empty where opencode wrote it itself. */
export function readText(message: JsonObject, parts: readonly JsonObject[]): string {
  const texts = [textIn(message['text']), ...parts.map(writtenIn)];
  return texts
    .filter((text) => text !== '')
    .join('\n')
    .trim();
}
