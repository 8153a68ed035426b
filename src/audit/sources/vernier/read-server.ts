import { readServerRequests } from '#store';
import type { Machine } from '../../reading/declared-source.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { tellStored } from './tell-request.ts';

/** Reads the ledger that is kept on a PostgreSQL server. */
export async function readServer({ databaseUrl }: Machine, sink: TranscriptSink): Promise<void> {
  if (databaseUrl === undefined) return;
  for await (const { record } of readServerRequests(databaseUrl)) tellStored(record, sink);
}
