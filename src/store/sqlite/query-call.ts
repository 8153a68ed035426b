/** What the thread that holds the SQLite connection is started with. */
export interface QueryData {
  readonly path: string;
  /** Milliseconds to wait for a lock. */
  readonly lockWaitMs?: number | undefined;
}

/** What the main thread asks of the thread that holds the SQLite connection. */
export type QueryCall =
  | { readonly type: 'open' }
  | { readonly type: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly type: 'close' };

/** What came of one query; without rows and with 0 changes for `open` and `close`. */
export interface QueryAnswer {
  readonly rows: readonly unknown[];
  /** Rows inserted, updated or deleted. */
  readonly changedRows: number;
}
