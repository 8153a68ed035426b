import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `src` or `dist`: what runs. */
const CODE_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folders of all that the makers of first dials import. */
export const MAKING_FOLDERS = [
  'core',
  'stats',
  'text',
  'learn',
  'wire',
  'store',
  'catalog',
  'providers',
  'routing',
  'tuning',
  'cli/first-dials',
] as const;

/** What runs, and the data beside it: neither tests nor what they need, nor types, nor pages. */
function isRunning(path: string): boolean {
  return (
    /\.(?:[jt]s|json)$/u.test(path) && !/\.test\.|\.d\.ts$|__fixtures__|[/\\]simulations[/\\]/u.test(path)
  );
}

/** The files that run in some folders of the code, in an order that is the same everywhere; paths begin at the root. */
export function runningFiles(root: string, folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter(isRunning)
    .toSorted();
}

/** Computes the SHA-256 of names and contents of all code that makes first dials; takes about 15 ms. */
export function codeDigest(root: string = CODE_ROOT, folders: readonly string[] = MAKING_FOLDERS): string {
  const hash = createHash('sha256');
  for (const file of runningFiles(root, folders)) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
