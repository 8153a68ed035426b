import type { AskedTool } from './asked-tool.ts';
import { isReadingCommand, waitsForSomething } from './shell-commands.ts';

/** Tools that write files, by the names that agents give them. */
const CHANGING: ReadonlySet<string> = new Set([
  'Edit',
  'MultiEdit',
  'Write',
  'NotebookEdit',
  'apply_patch',
  'edit',
  'multiedit',
  'write',
  'patch',
  'edit_file',
  'write_file',
  'replace',
  'str_replace_editor',
  'search_replace',
]);

/** Tools that only read, by the names that agents give them. */
const READING: ReadonlySet<string> = new Set([
  'Read',
  'Grep',
  'Glob',
  'LS',
  'NotebookRead',
  'WebFetch',
  'WebSearch',
  'read',
  'grep',
  'glob',
  'list',
  'webfetch',
  'websearch',
  'codesearch',
  'read_file',
  'read_many_files',
  'list_directory',
  'list_dir',
  'grep_files',
  'grep_search',
  'search_file_content',
  'view_image',
  'web_fetch',
  'web_search',
  'google_web_search',
]);

/** Tools that look whether something is done: asking again is their purpose. */
const POLLING: ReadonlySet<string> = new Set([
  'BashOutput',
  'TaskOutput',
  'AgentOutput',
  'wait',
  'write_stdin',
]);

/** Tools by which an agent writes down what it plans: nothing else hangs on them. */
const PLANNING: ReadonlySet<string> = new Set([
  'TodoWrite',
  'todowrite',
  'todoread',
  'write_todos',
  'update_plan',
]);

/** What a tool may do; of one that is not known, anything. */
export type ToolEffect = 'plans' | 'reads' | 'waits' | 'may-change';

/** Says whether a tool writes files. */
export function changesFiles(tool: string): boolean {
  return CHANGING.has(tool);
}

/** Says what a tool may do, by its name and, for a shell, by its command. */
export function effectOf({ name, command }: AskedTool): ToolEffect {
  if (PLANNING.has(name)) return 'plans';
  if (POLLING.has(name) || (command !== undefined && waitsForSomething(command))) return 'waits';
  const reads = command === undefined ? READING.has(name) : isReadingCommand(command);
  return reads ? 'reads' : 'may-change';
}
