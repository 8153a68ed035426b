import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { PACKAGE_ROOT } from '../package-facts.ts';
import { codeDigest, MAKING_FOLDERS, runningFiles } from './code-digest.ts';

const SOURCE = join(PACKAGE_ROOT, 'src');

/** A folder of code with one file that runs. */
function codeFolder(): string {
  const root = temporaryFolder();
  mkdirSync(join(root, 'learn', '__fixtures__'), { recursive: true });
  writeFileSync(join(root, 'learn', 'fit.ts'), 'export const passes = 100;\n');
  return root;
}

const digest = (root: string) => codeDigest(root, ['learn']);

describe('the digest of the code that makes first dials', () => {
  it('is another where one character of it is', () => {
    const root = codeFolder();
    const before = digest(root);
    expect(digest(root)).toBe(before);
    writeFileSync(join(root, 'learn', 'fit.ts'), 'export const passes = 101;\n');
    expect(digest(root)).not.toBe(before);
  });

  it('is another where a file is called otherwise, or one came with data', () => {
    const [root, other] = [codeFolder(), codeFolder()];
    const before = digest(root);
    writeFileSync(join(other, 'learn', 'prices.json'), '{}');
    expect(digest(other)).not.toBe(before);
    writeFileSync(join(root, 'learn', 'fits.ts'), '');
    expect(digest(root)).not.toBe(before);
  });

  it('is the same whatever tests, fixtures, types and pages say', () => {
    const root = codeFolder();
    const before = digest(root);
    for (const file of ['fit.test.ts', 'README.md', 'fit.d.ts', join('__fixtures__', 'draw.ts')]) {
      writeFileSync(join(root, 'learn', file), 'changed');
    }
    expect(digest(root)).toBe(before);
  });
});

/** All source files that a file imports, directly or not; types alone need no code. */
function importedFrom(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)(?! type)[^;]*?from '([.#][^']+)'/gmsu,
  );
  for (const [, name = ''] of imports) {
    const target = name.startsWith('#') ? join(SOURCE, name.slice(1), 'index.ts') : join(dirname(file), name);
    importedFrom(target, found);
  }
  return found;
}

it.each(['sample-work-worker.ts', 'late-2024-worker.ts'])('holds all that %s imports', (worker) => {
  const imported = importedFrom(join(SOURCE, 'cli', 'first-dials', worker));
  const digested = new Set<string>(runningFiles(SOURCE, MAKING_FOLDERS));
  // where the package lies and what it is called makes no dial
  digested.add(join('cli', 'package-facts.ts'));
  const files = [...imported].map((file) => relative(SOURCE, file));
  expect(files.filter((file) => !digested.has(file))).toEqual([]);
  expect(imported.size).toBeGreaterThan(100);
});
