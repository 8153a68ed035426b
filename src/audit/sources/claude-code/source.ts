import type { DeclaredSource } from '../../reading/declared-source.ts';
import { findSessions } from './find-sessions.ts';
import { sessionFolders } from './session-folders.ts';

/** What stands near the beginning of a transcript, whichever kind of line comes first. */
const MARK =
  /"sessionId"|"type":\s*"(?:assistant|user|system|summary|progress|file-history-snapshot|cost-state)"/u;

/** So begin sessions of Codex and of Gemini CLI, and documents that are no lines. */
const NOT_OURS = /"type":\s*"session_meta"|"projectHash":|^\{\s*$/u;

/** Claude Code, by the transcripts in its projects. */
export const claudeCode: DeclaredSource = {
  id: 'claude-code',
  title: 'Claude Code',
  kind: 'agent',
  places: sessionFolders,
  findSessions,
  forms: [
    {
      names: /\.jsonl$/u,
      recognises: ({ name, firstLine, head }) =>
        MARK.test(head) && !NOT_OURS.test(firstLine) && !name.startsWith('rollout-'),
      reader: { shape: 'lines', load: async () => (await import('./parse-transcript.ts')).parseTranscript },
    },
  ],
};
