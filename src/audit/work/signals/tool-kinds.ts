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

/** Tools that look whether something is done: asking again is their purpose. */
const POLLING: ReadonlySet<string> = new Set([
  'BashOutput',
  'TaskOutput',
  'AgentOutput',
  'TodoWrite',
  'todowrite',
  'todoread',
  'write_todos',
  'update_plan',
  'wait',
  'write_stdin',
]);

/** Says whether a tool writes files. */
export function changesFiles(tool: string): boolean {
  return CHANGING.has(tool);
}

/** Says whether a tool only looks whether something is done. */
export function isPolling(tool: string): boolean {
  return POLLING.has(tool);
}
