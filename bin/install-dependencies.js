import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackagedNode } from './packaged-node.js';
import { runNpm } from './run-npm.js';
import { withLock } from './with-lock.js';
import { stop } from './stop.js';

/** Brings node_modules to what package-lock.json says, once, however many processes ask at the same time. */
export function installDependencies(root, stamp) {
  withLock(join(root, '.vernier', 'setup.lock'), () => {
    const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
    if (!isInstalled(root, lockText)) {
      rmSync(stamp, { force: true });
      install(root);
    }
    ensurePackagedNode(root);
    linkPackagedNode(root);
    writeFileSync(stamp, lockText);
  });
}

function install(root) {
  process.stderr.write('vernier: installing dependencies (once; under a minute on most connections) …\n');
  const startedAt = performance.now();
  // not `npm ci`: it refuses a lock that lacks another platform's optional binaries, and it empties node_modules under a running process
  const { succeeded, reason } = runNpm(['install', '--no-save', '--include=dev', '--include=optional'], root);
  if (!succeeded) {
    stop(
      `the dependencies could not be installed (${reason}): go online and run the same command again, or run npm install`,
    );
  }
  process.stderr.write(`vernier: installed in ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
}

/** Compares the lock with npm's own record of what it put into node_modules. */
function isInstalled(root, lockText) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(lockText).packages;
  // what only other platforms need may be missing; what this package itself names as optional is asked for once
  const named = new Set(
    Object.keys(wanted['']?.optionalDependencies ?? {}).map((name) => `node_modules/${name}`),
  );
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      installed[path]?.version === entry.version ||
      (entry.optional === true && !(path in installed) && !named.has(path)),
  );
}

/** Puts `node` into node_modules/.bin where npm left it out because the binary came later. */
function linkPackagedNode(root) {
  const link = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(link)) return;
  const { succeeded, reason } = runNpm(['rebuild', 'node', '--ignore-scripts'], root);
  if (!succeeded) stop(`the packaged Node could not be linked (${reason}): run npm rebuild node`);
}
