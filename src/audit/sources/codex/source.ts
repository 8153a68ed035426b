import type { DeclaredSource } from '../../reading/declared-source.ts';
import { findSessions } from './find-sessions.ts';
import { sessionFolders } from './session-folders.ts';

const MARK = /"type":\s*"(?:session_meta|turn_context)"/u;

/** Codex, by the sessions that it rolls out. */
export const codex: DeclaredSource = {
  id: 'codex',
  title: 'Codex',
  kind: 'agent',
  places: sessionFolders,
  findSessions,
  forms: [
    {
      names: /\.jsonl$/u,
      recognises: ({ name, firstLine }) => name.startsWith('rollout-') || MARK.test(firstLine),
      reader: {
        shape: 'lines',
        load: async () => (await import('./parse-transcript.ts')).createCodexParsing(),
      },
    },
  ],
};
