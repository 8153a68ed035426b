import type { RequestRow } from './to-request-row.ts';

/** Where request rows are written. */
export interface RequestSink {
  /** Writes all rows in one transaction, or none; rows whose id is there already are left as they are. */
  insert(rows: readonly RequestRow[]): Promise<void>;
  /** Makes everything inserted survive a power cut; false when that has to be tried again later. */
  makeDurable(): Promise<boolean>;
  close(): Promise<void>;
}
