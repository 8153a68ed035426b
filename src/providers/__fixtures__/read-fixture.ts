import { readFileSync } from 'node:fs';

/** Reads a fixture by its file name. */
export function readFixture(name: string): Buffer {
  return readFileSync(new URL(name, import.meta.url));
}
