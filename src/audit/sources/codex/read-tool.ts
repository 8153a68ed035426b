import { isObject, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { AskedTool } from '../../work/signals/asked-tool.ts';

/** Bytes at either end of a result in which its outcome stands. */
const HEAD_BYTES = 768;
const TAIL_BYTES = 256;
const CALL_ID = /"call_id":\s*"(?<id>[^"]{1,200})"/u;
/** Shells tell their exit code before the output; earlier versions after it, in JSON inside of JSON. */
const FAILED = /(?:exit_code\\?": ?|Exit code: |exited with code )-?[1-9]/u;
const MEASURES = /^(?:Wall time|Chunk ID): .*$/gmu;

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

/** Leaves out what is another each time, before the output itself. */
function withoutMeasures(text: string): string {
  return text.slice(0, HEAD_BYTES).replaceAll(MEASURES, '') + text.slice(HEAD_BYTES);
}

/** Gives what a tool wrote, pictures as they stand there; nothing where it is not told. */
export function outputOf(payload: JsonObject): string | undefined {
  const output = payload['output'];
  if (typeof output === 'string') {
    const inner = parseInput(output)?.['output'];
    return withoutMeasures(typeof inner === 'string' ? inner : output);
  }
  if (!Array.isArray(output)) return undefined;
  return output
    .filter(isObject)
    .map((part) => (typeof part['text'] === 'string' ? part['text'] : JSON.stringify(part)))
    .join('\n');
}
