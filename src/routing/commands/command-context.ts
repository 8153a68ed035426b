import type { Catalog } from '#catalog';
import type { Clock, Terminal } from '#core';
import type { RecordedRow } from '#providers';
import type { Store } from '#store';
import type { DialRecord } from '../dial/dial.ts';

/** What the dial's commands are handed by the command line. */
export interface DialCommandContext {
  readonly terminal: Terminal;
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly openStore: () => Promise<Store>;
  /** The dial that serves where there is none of one's own, and a sentence on it. */
  readonly dialOfSample: () => Promise<{ readonly dial: DialRecord; readonly note: string }>;
  /** Makes a seeded random source. */
  readonly createRandom: (seed: string) => () => number;
  /** Reads recordings and tells of lines that were skipped; throws 'file-unreadable', 'recordings-invalid'. */
  readonly readRecordings: (paths: readonly string[]) => Promise<readonly RecordedRow[]>;
  /** Says that the command ran and that its answer is no. */
  readonly answerIsNo: () => void;
}
