import { isObject, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { AskedTool } from '../../work/conversation.ts';

/** Bytes at either end of a result in which its outcome stands. */
const HEAD_BYTES = 768;
const TAIL_BYTES = 256;
const CALL_ID = /"call_id":\s*"(?<id>[^"]{1,200})"/u;
/** Shells tell their exit code before the output; earlier versions after it, in JSON inside of JSON. */
const FAILED = /(?:exit_code\\?": ?|Exit code: |exited with code )-?[1-9]/u;

/** The outcome of a tool, read from outside. */
export interface ToolOutcome {
  readonly toolId: string;
  readonly isFailed: boolean;
}

function parseInput(text: unknown): JsonObject | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What a shell was asked to run, by whichever name versions give it. */
function commandOf(payload: JsonObject): string | undefined {
  const input = objectOf(payload['action']) ?? parseInput(payload['arguments']);
  const command = input?.['command'] ?? input?.['cmd'];
  if (Array.isArray(command)) return command.join(' ');
  return typeof command === 'string' ? command : undefined;
}

/** Reads a line in which an answer asks for a tool; nothing where no tool is named. */
export function readTool(payload: JsonObject): AskedTool | undefined {
  const kind = nameOf(payload['type']);
  const name = nameOf(payload['name']) ?? kind?.replace(/_call$/u, '');
  const id = nameOf(payload['call_id']) ?? nameOf(payload['id']);
  if (name === undefined || id === undefined) return undefined;
  const command = commandOf(payload);
  const told = payload['arguments'] ?? payload['input'];
  const input = command ?? (typeof told === 'string' ? told : JSON.stringify(payload['action'] ?? null));
  return { id, name, input, command };
}

/** Reads whose result a line is and whether it failed, without parsing it; nothing where no tool is named. */
export function readOutcome(bytes: Buffer): ToolOutcome | undefined {
  const head = bytes.toString('latin1', 0, HEAD_BYTES);
  const toolId = CALL_ID.exec(head)?.groups?.['id'];
  if (toolId === undefined) return undefined;
  const isFailed =
    FAILED.test(head) || FAILED.test(bytes.toString('latin1', Math.max(0, bytes.length - TAIL_BYTES)));
  return { toolId, isFailed };
}

/** Gives what a tool wrote. */
export function outputOf(payload: JsonObject): string {
  const output = payload['output'];
  if (typeof output === 'string') {
    const inner = parseInput(output)?.['output'];
    return typeof inner === 'string' ? inner : output;
  }
  const parts = Array.isArray(output) ? output.filter(isObject) : [];
  return parts.map((part) => (typeof part['text'] === 'string' ? part['text'] : '')).join('\n');
}
