import type { Catalog } from '#catalog';
import type { Clock, Terminal } from '#core';
import type { Store } from '#store';

/** What the dial's commands are handed by the command line. */
export interface DialCommandContext {
  readonly terminal: Terminal;
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly openStore: () => Promise<Store>;
  /** Makes a seeded random source. */
  readonly createRandom: (seed: string) => () => number;
}
