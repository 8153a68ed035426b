import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where a scenario is looked for. */
export interface ScenarioPlaces {
  /** The folder that relative paths are in. */
  readonly directory: string;
  /** The folder of those that come with Vernier. */
  readonly shipped: string;
}

const ENDING = '.yaml';

/** Lists the names of the scenarios that come with Vernier; none where the folder is not there. */
export function listScenarios(shipped: string): readonly string[] {
  if (!existsSync(shipped)) return [];
  return readdirSync(shipped)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .toSorted();
}

/** Finds the file that was meant: one that comes with Vernier by its name, else a path. */
export function findScenario(named: string, { directory, shipped }: ScenarioPlaces): string {
  return listScenarios(shipped).includes(named)
    ? join(shipped, `${named}${ENDING}`)
    : resolve(directory, named);
}
