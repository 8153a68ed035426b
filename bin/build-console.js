import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { withLock } from './with-lock.js';

/** What the page is built from; tests and pictures are no part of it. */
const SOURCES = [
  'package-lock.json',
  'console/index.html',
  'console/vite.config.ts',
  'console/public',
  'console/src',
];
const NO_SOURCE = /\.test\.tsx?$|__fixtures__/u;

/**
 * Builds the page of a clone where it is missing or was built from other files. A page that cannot be built is said in
 * one line and holds nothing up: the gateway serves without it.
 */
export function buildConsole(root, nodeBinary) {
  // a tree without the page's sources has nothing to build
  if (!existsSync(join(root, 'console', 'vite.config.ts'))) return;
  try {
    if (isBuilt(root)) return;
    withLock(join(root, '.vernier', 'console.lock'), () => {
      if (!isBuilt(root)) buildAloud(root, nodeBinary);
    });
  } catch (error) {
    report(error.message);
  }
}

/** Says what went wrong instead of throwing it, so that the lock is given back. */
function buildAloud(root, nodeBinary) {
  try {
    build(root, nodeBinary);
  } catch (error) {
    report(error.message);
  }
}

function isBuilt(root) {
  return (
    existsSync(join(root, 'console', 'dist', 'index.html')) &&
    readOrEmpty(stampFile(root)) === listSources(root)
  );
}

function stampFile(root) {
  return join(root, '.vernier', 'console-built');
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Lists every source with its size and time: as good as its content, and a hundred files are looked at in 3 ms. */
function listSources(root) {
  const paths = SOURCES.flatMap((source) => {
    const path = join(root, source);
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  });
  const lines = paths
    .filter((path) => !NO_SOURCE.test(path))
    .map((path) => {
      const { size, mtimeMs } = statSync(path);
      return `${relative(root, path)} ${size} ${mtimeMs}\n`;
    });
  return lines.toSorted((a, b) => (a < b ? -1 : 1)).join('');
}

function build(root, nodeBinary) {
  const sources = listSources(root);
  rmSync(stampFile(root), { force: true });
  const run = spawnSync(
    nodeBinary,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', 'console', '--logLevel', 'error'],
    // whatever a person's shell says, the page is built as it is published
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' } },
  );
  if (run.status !== 0) {
    report(run.error?.message ?? reasonOf(run.stderr));
    return;
  }
  mkdirSync(dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), sources);
}

/** The line that names the error; the first one where none does. */
function reasonOf(stderr) {
  const lines = stripVTControlCharacters(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.find((line) => /^\[[^\]]+\] |^\w*Error: /u.test(line)) ?? lines[0] ?? 'it gave no reason';
}

function report(reason) {
  process.stderr.write(
    `vernier: the page was not built (${reason}): the gateway serves without it; npm run console:build shows all\n`,
  );
}
