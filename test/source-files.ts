import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One file of code, as the architecture test sees it. */
export interface SourceFile {
  /** From the repository's root, with slashes: `src/routing/decide.ts`. */
  readonly path: string;
  /** The folder below `src`: `routing`; empty outside of `src`. */
  readonly area: string;
  readonly folder: string;
  readonly isTest: boolean;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  /** What it imports, re-exports or loads, as written. */
  readonly imports: readonly string[];
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gmu;
const IMPORT =
  /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gmu;

function toSourceFile(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const code = text.replaceAll(COMMENT, '');
  const imports = [...code.matchAll(IMPORT)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []);
  const [top, area] = path.split('/');
  const isTest = /\.test\.tsx?$/u.test(path) || path.includes('/__fixtures__/');
  return {
    path,
    area: top === 'src' ? (area ?? '') : '',
    folder: dirname(path),
    isTest,
    text,
    code,
    imports,
  };
}

/** Reads every file of code below the named folders; a folder that is not there holds none. */
export function readSourceFiles(folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    listFiles(folder)
      .filter((path) => /\.(?:tsx?|js)$/u.test(path) && !/\/(?:dist|node_modules)\//u.test(path))
      .map(toSourceFile),
  );
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(ROOT, { withFileTypes: true }).some((entry) => entry.name === folder)
    ? readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/'))
        .toSorted()
    : [];
}
