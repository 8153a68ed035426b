export { readServerRequests } from './postgres/read-server-requests.ts';
export { takeTurn } from './postgres/take-turn.ts';
export { findBlocker } from './find-blocker.ts';
export { makeFolder } from './make-folder.ts';
export { openStore, type Store, type StoreOptions } from './open-store.ts';
export type {
  CertificationAttemptsTable,
  CertificationRowsTable,
  DatabaseKind,
  PoliciesInForceTable,
  PoliciesTable,
  RequestsTable,
  Schema,
} from './schema.ts';
export { createSpool, type Spool, type SpoolOptions, type SpoolState } from './spool/create-spool.ts';
export type { IngestReport } from './spool/ingest-spool.ts';
export { countLeftOverFiles, type LeftOverFiles } from './spool/left-over-files.ts';
export { toStorableJson } from './requests/to-storable-json.ts';
