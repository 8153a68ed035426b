import { readFileSync } from 'node:fs';

/** Reads a list as it would come over the wire. */
export function readFixture(name: 'anthropic-models' | 'openai-models' | 'google-models' | 'models-dev'): string {
  return readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8');
}
