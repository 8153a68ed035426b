import type { Catalog } from '#catalog';
import type { Clock, Random, Terminal } from '#core';
import type { ScenarioPlaces } from './scenario/shipped-scenarios.ts';

/** What the `roi` command is handed by the command line. */
export interface RoiCommandContext {
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly catalog: Catalog;
  readonly places: ScenarioPlaces;
  readonly createRandom: (seed: string) => Random;
  /** Says that the command ran and that its answer is no. */
  readonly answerIsNo: () => void;
}
