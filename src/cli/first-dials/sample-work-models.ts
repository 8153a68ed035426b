import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogFile } from '#catalog';
import { VernierError } from '#core';
import { type SimulatedCase, Simulation, simulationCatalogFile, studentCatalogFile } from '#providers';
import { PACKAGE_ROOT } from '../package-facts.ts';
import { type IntakeForm, intakePrompt, PRACTICE_AREAS } from './sample-work-forms.ts';

/** The lowest rung of the sample ladder: it is learned on this machine, from the forms to fit. */
export const CLASSIFIER_ID = 'intake-classifier';

const FILE = join(PACKAGE_ROOT, 'examples', 'intake', 'simulation.json');

/**
 * Reads the stated abilities, prices and speeds of the simulated models.
 *
 * Throws  'file-unreadable' where the file is missing or was changed into something else
 */
export function readSimulation(file: string = FILE): Simulation {
  try {
    return Simulation.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new VernierError(
      'file-unreadable',
      `${file} holds no simulation (${reason}): restore it as it came with Vernier`,
      { cause: error },
    );
  }
}

/** The ladder of the sample work, cheapest first. */
export function sampleLadder({ models }: Simulation): string[] {
  return [CLASSIFIER_ID, ...models.map((model) => model.id)];
}

/** The sample's models as catalog data, so that their answers are priced as everything else is. */
export function sampleCatalogFiles(simulation: Simulation): readonly CatalogFile[] {
  return [studentCatalogFile(CLASSIFIER_ID, simulation.pricesFrom), simulationCatalogFile(simulation)];
}

/** A form as simulated models are asked it. */
export function toSimulatedCase(form: IntakeForm): SimulatedCase {
  return {
    id: form.id,
    prompt: intakePrompt(form),
    gold: form.practiceArea,
    alternatives: PRACTICE_AREAS.filter((area) => area !== form.practiceArea),
    difficulty: form.difficulty,
  };
}
