import { isAbsolute } from 'node:path';
import type { DeclaredSource } from '../../reading/declared-source.ts';
import { findSessions } from './find-sessions.ts';
import { sessionFolders } from './session-folders.ts';

/** What stands near the beginning of a transcript, whichever kind of line comes first. */
const MARK =
  /"sessionId"|"type":\s*"(?:assistant|user|system|summary|progress|file-history-snapshot|cost-state)"/u;

/** So begin sessions of Codex and of Gemini CLI, and documents that are no lines. */
const NOT_OURS = /"type":\s*"session_meta"|"projectHash":|^\{\s*$/u;

/** So begin lines with a message. */
const LINE = /^\{\s*(?:"parentUuid":|"type":\s*"(?:assistant|user|system)",.*"sessionId":)/mu;
/** So begin lines of Codex and of Gemini CLI, which may have the mark in them as well. */
const OTHERS_LINE =
  /^\{\s*(?:"timestamp":\s*"[^"]*",.{0,100}"payload":|"id":\s*"[^"]*",\s*"timestamp":|"\$set":|.{0,200}"type":\s*"gemini")/mu;

/** Says whether lines of others come first. */
function beginsWithOthers(head: string): boolean {
  const [ours, others] = [head.search(LINE), head.search(OTHERS_LINE)];
  return others !== -1 && (ours === -1 || others < ours);
}

/** Claude Code, by the transcripts in its projects. */
export const claudeCode: DeclaredSource = {
  id: 'claude-code',
  title: 'Claude Code',
  kind: 'agent',
  places: sessionFolders,
  movedPlaces: ({ env: { CLAUDE_CONFIG_DIR: folder } }) =>
    folder !== undefined && isAbsolute(folder) ? [folder] : [],
  lineMark: LINE,
  findSessions,
  forms: [
    {
      names: /\.jsonl$/u,
      recognises: ({ name, firstLine, head }) =>
        MARK.test(head) &&
        !NOT_OURS.test(firstLine) &&
        !beginsWithOthers(head) &&
        !name.startsWith('rollout-'),
      reader: { shape: 'lines', load: async () => (await import('./parse-transcript.ts')).parseTranscript },
    },
  ],
};
