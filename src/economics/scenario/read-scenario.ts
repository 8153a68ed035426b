import type { Catalog } from '#catalog';
import { parseYaml, readYaml, type YamlForm } from '#yaml';
import { createScenarioSchema, type Scenario } from './schema.ts';

function formOf(catalog: Catalog): YamlForm<Scenario> {
  return {
    noun: 'scenario',
    schema: createScenarioSchema(catalog),
    whereToLook: '`vernier roi` lists those that come with Vernier',
    howToCorrect: 'correct the file',
  };
}

/**
 * Parses the text of a scenario; `path` is said where something is wrong.
 *
 * Throws  'config-invalid' with every problem at once: line, path, what is allowed, value
 */
export function parseScenario(path: string, text: string, catalog: Catalog): Scenario {
  return parseYaml(path, text, formOf(catalog));
}

/**
 * Reads a scenario file.
 *
 * Throws  'file-unreadable'; what `parseScenario` throws
 */
export function readScenario(path: string, catalog: Catalog): Scenario {
  return readYaml(path, formOf(catalog));
}
