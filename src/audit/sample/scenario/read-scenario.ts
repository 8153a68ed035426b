import { parseYaml, readYaml, type YamlForm } from '#yaml';
import { SampleScenario } from './schema.ts';

const FORM: YamlForm<SampleScenario> = {
  noun: 'scenario',
  schema: SampleScenario,
  whereToLook: 'name a file, or one that `vernier audit sample --help` lists',
  howToCorrect: 'correct the file (examples/audit/scenarios has some)',
  merge: true,
};

/**
 * Parses the text of a scenario; `path` is said where something is wrong.
 *
 * Throws  'config-invalid' with every problem at once: line, field, what is allowed, value
 */
export function parseScenario(path: string, text: string): SampleScenario {
  return parseYaml(path, text, FORM);
}

/**
 * Reads a scenario file.
 *
 * Throws  'file-unreadable'; what `parseScenario` throws
 */
export function readScenario(path: string): SampleScenario {
  return readYaml(path, FORM);
}
