import { isAbsolute } from 'node:path';
import type { DeclaredSource } from '../../reading/declared-source.ts';
import { chatsHome } from './chats-home.ts';
import { findSessions } from './find-sessions.ts';

/** Both stand in the first line of a session, or at the beginning of one that is a single document. */
const SESSION = /"sessionId":\s*"/u;
const PROJECT = /"projectHash":\s*"/u;
/** A document may be one line, which then has everything in it. */
const MESSAGES = /"messages":/u;
/** So begins a message, or a change of the session: the first line may be damaged. */
const LINE =
  /^\{\s*(?:"id":\s*"[^"]*",\s*"timestamp":\s*"[^"]*",\s*"type":\s*"(?:gemini|user|info|error|warning)"|"\$set":|.{0,200}"type":\s*"gemini")/mu;

/** Gemini CLI, by the chats that it records for each project. */
export const geminiCli: DeclaredSource = {
  id: 'gemini-cli',
  title: 'Gemini CLI',
  kind: 'agent',
  places: (machine) => {
    const home = chatsHome(machine);
    return home === undefined ? [] : [home];
  },
  movedPlaces: ({ env: { GEMINI_CLI_HOME: folder } }) =>
    folder !== undefined && isAbsolute(folder) ? [folder] : [],
  lineMark: LINE,
  findSessions,
  forms: [
    {
      names: /\.jsonl$/u,
      recognises: ({ firstLine, head }) =>
        (SESSION.test(firstLine) && PROJECT.test(firstLine) && !MESSAGES.test(firstLine)) || LINE.test(head),
      reader: { shape: 'lines', load: async () => (await import('./parse-transcript.ts')).parseTranscript },
    },
    {
      names: /^session-.*\.json$/u,
      recognises: ({ head }) => SESSION.test(head) && PROJECT.test(head),
      reader: { shape: 'document', load: async () => (await import('./read-document.ts')).readDocument },
    },
  ],
};
