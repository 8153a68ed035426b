import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The folder of `package.json`: the clone, or the installed package. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a person types before a command's words: in a clone the command is npm's to find. */
export const COMMAND_NAME = import.meta.url.endsWith('.ts') ? 'npx vernier' : 'vernier';

const PackageFile = z.object({ version: z.string() });

/** The version of this package. */
export function packageVersion(): string {
  return PackageFile.parse(JSON.parse(readFileSync(`${PACKAGE_ROOT}/package.json`, 'utf8'))).version;
}
