import { isObject, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { AskedTool } from '../../work/signals/asked-tool.ts';

/** A tool that an answer used. */
export interface UsedTool {
  readonly asked: AskedTool;
  readonly status: 'failed' | 'done' | 'cancelled' | 'going-on';
  /** Absent where none is told. */
  readonly output: string | undefined;
}

/** A shell that ended with another exit code than 0 counts as a success there, and says so at its end. */
const FAILED = /^Exit Code: -?[1-9]/mu;
const LOOKED_AT = 400;
const SHELL = 'run_shell_command';

/** Another one each time. */
const PROCESS = /^Process Group PGID: \d+$/gmu;

function textOf(part: JsonObject): string {
  const response = objectOf(objectOf(part['functionResponse'])?.['response']);
  const text = response?.['output'] ?? response?.['error'];
  return typeof text === 'string' ? text.replaceAll(PROCESS, '') : JSON.stringify(part);
}

/** Joins what a tool gave back to the model, pictures as they stand there; nothing where it is not told. */
function outputOf(result: unknown): string | undefined {
  return Array.isArray(result) ? result.filter(isObject).map(textOf).join('\n') : undefined;
}

function statusOf(status: unknown, name: string, output = ''): UsedTool['status'] {
  if (status === 'error') return 'failed';
  if (status === 'cancelled') return 'cancelled';
  if (status !== 'success') return 'going-on';
  return name === SHELL && FAILED.test(output.slice(-LOOKED_AT)) ? 'failed' : 'done';
}

/** Reads a tool of an answer; nothing where it has no name. */
export function readTool({ id, name, args, status, result }: JsonObject): UsedTool | undefined {
  const [toolId, toolName] = [nameOf(id), nameOf(name)];
  if (toolId === undefined || toolName === undefined) return undefined;
  const command = objectOf(args)?.['command'];
  const isShell = typeof command === 'string';
  const input = isShell ? command : JSON.stringify(args ?? null);
  const output = outputOf(result);
  return {
    asked: { id: toolId, name: toolName, input, command: isShell ? command : undefined },
    status: statusOf(status, toolName, output),
    output,
  };
}
