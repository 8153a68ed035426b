import type { AuditSource } from './past.ts';

/** The names of sources as people know them. */
export const SOURCE_NAMES: Readonly<Record<AuditSource, string>> = {
  'claude-code': 'Claude Code',
  codex: 'Codex',
  opencode: 'opencode',
};
