import type { Clock, IsoDate, Terminal } from '#core';
import type { Catalog } from '../create-catalog.ts';
import type { KeyedEndpoint } from '../refresh/list-sources.ts';

/** What the `models` command is handed by the command line. */
export interface ModelsCommandContext {
  readonly terminal: Terminal;
  readonly catalog: Catalog;
  readonly clock: Clock;
  /** Vernier's home folder, where the user's catalog is. */
  readonly home: string;
  readonly fetch: typeof fetch;
  /** Finds the providers whose own lists of models can be asked. */
  readonly findEndpoints: () => Promise<readonly KeyedEndpoint[]>;
  readonly modelsDevUrl: string;
  /** Says that the command ran and that its answer is no. */
  readonly answerIsNo: () => void;
}

/** Whose prices count: of a day, and with what-if prices where some are given. */
export interface PriceFlags {
  readonly prices?: IsoDate;
  readonly whatIf?: readonly string[];
}
