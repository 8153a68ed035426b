import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ConsoleFiles, readConsoleFiles } from '#gateway';
import { PACKAGE_ROOT } from './package-facts.ts';

/**
 * Reads the page that this package comes with; undefined where it was not built. The launcher builds it in a clone, and
 * says why where it cannot.
 */
export function consoleFiles(directory = join(PACKAGE_ROOT, 'console', 'dist')): ConsoleFiles | undefined {
  return existsSync(join(directory, 'index.html')) ? readConsoleFiles(directory) : undefined;
}
