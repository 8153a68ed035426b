import type { ReadDatabase } from '../../reading/declared-source.ts';
import { tellStored } from './tell-request.ts';

const REQUESTS = 'select record from requests order by received_at, id';

/** Reads the requests of a ledger, one row at a time. */
export const readLedger: ReadDatabase = (database, _path, sink) => {
  for (const { record } of database.prepare(REQUESTS).iterate()) tellStored(record, sink);
};
