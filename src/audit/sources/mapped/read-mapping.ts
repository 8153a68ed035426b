import { parseYaml, readYaml, type YamlForm } from '#yaml';
import { Mapping } from './mapping.ts';

const FORM: YamlForm<Mapping> = {
  noun: 'mapping',
  schema: Mapping,
  whereToLook: 'name a file that says which column is what',
  howToCorrect: 'correct the file (docs/audit.md shows one)',
};

/**
 * Parses the text of a mapping; `path` is said where something is wrong.
 *
 * Throws  'config-invalid' with every problem at once: line, field, what is allowed, value
 */
export function parseMapping(path: string, text: string): Mapping {
  return parseYaml(path, text, FORM);
}

/**
 * Reads the file of a mapping.
 *
 * Throws  'file-unreadable'; what `parseMapping` throws
 */
export function readMapping(path: string): Mapping {
  return readYaml(path, FORM);
}
