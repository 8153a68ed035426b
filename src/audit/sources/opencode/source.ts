import type { DeclaredSource } from '../../reading/declared-source.ts';
import { dataPlaces, namedDatabases } from './data-places.ts';
import { findSessions } from './find-sessions.ts';

const SQLITE = 'SQLite format 3\u0000';
/** The tables stand near the beginning of a database, unless it has very many. */
const TABLES = /CREATE TABLE [`"]?(?:session_)?message[`"]?\s*\(/u;
const MESSAGE = /"role":\s*"(?:assistant|user)"/u;
const SESSION = /"sessionID":\s*"ses_/u;

/** Opencode, by its messages: a file each in older versions, rows of a database since 1.2. */
export const opencode: DeclaredSource = {
  id: 'opencode',
  title: 'opencode',
  kind: 'agent',
  places: dataPlaces,
  movedPlaces: namedDatabases,
  findSessions,
  forms: [
    {
      names: /^opencode(?:-[\w.-]+)?\.db$/u,
      recognises: ({ name, head }) =>
        head.startsWith(SQLITE) && (name.startsWith('opencode') || TABLES.test(head)),
      reader: { shape: 'database', load: async () => (await import('./read-database.ts')).readDatabase },
    },
    {
      names: /^msg_\w+\.json$/u,
      recognises: ({ head }) => MESSAGE.test(head) && SESSION.test(head),
      reader: {
        shape: 'document',
        load: async () => (await import('./read-document.ts')).createDocumentReader(),
      },
    },
  ],
};
