import { join } from 'node:path';
import type { DeclaredSource } from '../../reading/declared-source.ts';

const SQLITE = 'SQLite format 3\u0000';
const SPOOL_LINE = /^\{"version":1,"id":"[^"]+","receivedAt":/u;

/** Vernier's own ledger: the database of a home folder, and what waits beside it to be taken in. */
export const vernier: DeclaredSource = {
  id: 'vernier',
  title: 'Vernier',
  kind: 'ledger',
  places: ({ vernierHome }) =>
    vernierHome === undefined ? [] : [join(vernierHome, 'vernier.db'), join(vernierHome, 'spool')],
  service: {
    placeOf: ({ databaseUrl }) => (databaseUrl === undefined ? undefined : 'the server of DATABASE_URL'),
    load: async () => (await import('./read-server.ts')).readServer,
  },
  forms: [
    {
      names: /^vernier.*\.db$/u,
      recognises: ({ name, head }) => head.startsWith(SQLITE) && name.startsWith('vernier'),
      reader: { shape: 'database', load: async () => (await import('./read-database.ts')).readLedger },
    },
    {
      names: /^spool-\d+-\d+(?:\.closed)?\.ndjson$/u,
      recognises: ({ firstLine }) => SPOOL_LINE.test(firstLine),
      reader: { shape: 'lines', load: async () => (await import('./parse-spool.ts')).parseSpool },
    },
  ],
};
