import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One scenario that comes with Vernier. */
export interface ShippedScenario {
  readonly name: string;
  readonly title: string;
  readonly path: string;
}

const ENDING = '.yaml';

/** Lists the scenarios of a folder by name; none where the folder is not there. */
export function listShippedScenarios(folder: string): readonly ShippedScenario[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .toSorted()
    .map((file) => {
      const path = join(folder, file);
      const title = /^title: (.+)$/mu.exec(readFileSync(path, 'utf8'))?.[1] ?? file;
      return { name: file.slice(0, -ENDING.length), title, path };
    });
}

/** Where a scenario is looked for. */
export interface ScenarioPlaces {
  readonly directory: string;
  readonly shipped: string;
}

/** Finds the file that was meant: a path, else the name of a scenario that comes with Vernier. */
export function findScenario(named: string, { directory, shipped }: ScenarioPlaces): string {
  const path = resolve(directory, named);
  if (existsSync(path)) return path;
  return listShippedScenarios(shipped).find(({ name }) => name === named)?.path ?? path;
}
