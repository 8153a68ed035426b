import type { RequestRecord } from '#core';
import type { IngestReport } from '../spool/ingest-spool.ts';

/** What the ledger's thread is started with. */
export interface LedgerData {
  readonly database:
    | { readonly kind: 'sqlite'; readonly path: string }
    | { readonly kind: 'postgres'; readonly databaseUrl: string };
  readonly spoolDirectory: string;
  readonly processId: number;
}

/** What the main thread asks of the ledger's thread. */
export type LedgerCall =
  | { readonly type: 'ingest' }
  | { readonly type: 'save'; readonly records: readonly RequestRecord[] }
  | { readonly type: 'close' };

/** How far ingestion has come, after the call. */
export type LedgerAnswer = IngestReport;
