import { isAbsolute } from 'node:path';
import type { DeclaredSource } from '../../reading/declared-source.ts';
import { findSessions } from './find-sessions.ts';
import { sessionFolders } from './session-folders.ts';

const MARK = /"type":\s*"(?:session_meta|turn_context)"/u;
/** So begins any line: the first ones may be damaged. */
const LINE =
  /^\{\s*"timestamp":\s*"[^"]*",\s*(?:"ordinal":\s*\d+,\s*)?"type":\s*"(?:session_meta|turn_context|event_msg|response_item|compacted|token_usage_record)"/mu;

/** Codex, by the sessions that it rolls out. */
export const codex: DeclaredSource = {
  id: 'codex',
  title: 'Codex',
  kind: 'agent',
  places: sessionFolders,
  movedPlaces: ({ env: { CODEX_HOME: folder } }) =>
    folder !== undefined && isAbsolute(folder) ? [folder] : [],
  lineMark: LINE,
  findSessions,
  forms: [
    {
      names: /\.jsonl$/u,
      recognises: ({ name, firstLine }) =>
        name.startsWith('rollout-') || MARK.test(firstLine) || LINE.test(firstLine),
      reader: {
        shape: 'lines',
        load: async () => (await import('./parse-transcript.ts')).createCodexParsing(),
      },
    },
  ],
};
