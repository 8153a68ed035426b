import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { runNpm } from './run-npm.js';
import { stop } from './stop.js';

const isWindows = process.platform === 'win32';
const binaryName = isWindows ? 'node.exe' : 'node';

/** Finds the npm package `node` that belongs to a Vernier, by module resolution and never by PATH. */
export function locatePackagedNode(root) {
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve('node/package.json');
    const folder = dirname(manifest);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    return { version, folder, binary: join(folder, 'bin', binaryName) };
  } catch {
    return stop(`the npm package "node" is not installed beside ${root}: run npm install`);
  }
}

/**
 * Gives the path of a Node that runs Vernier: the packaged one, or where npm ran no install scripts, one fetched now.
 * A fetched binary is put where npm would have put it, or under the user's home where that place is read-only.
 */
export function ensurePackagedNode(root) {
  const packaged = locatePackagedNode(root);
  if (existsSync(packaged.binary)) return packaged.binary;
  const home = join(
    process.env.VERNIER_HOME ?? join(homedir(), '.vernier'),
    'runtime',
    `node-v${packaged.version}`,
  );
  const atHome = join(home, binaryName);
  if (existsSync(atHome)) return atHome;
  return fetchNode(packaged.version, isWritable(packaged.folder) ? packaged.binary : atHome);
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Names the package that carries the binary of this platform, as the package `node` itself names it. */
function platformPackage() {
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const platform = isWindows ? 'win' : process.platform;
  const arch = isWindows && process.arch === 'ia32' ? 'x86' : process.arch;
  return `${prefix}-${platform}-${arch}`;
}

function fetchNode(version, target) {
  const name = platformPackage();
  process.stderr.write(
    `vernier: Node ${version} is missing (npm ran no install scripts); fetching ${name} once …\n`,
  );
  mkdirSync(dirname(target), { recursive: true });
  const workshop = mkdtempSync(join(dirname(target), '.fetch-'));
  try {
    writeFileSync(join(workshop, 'package.json'), '{ "private": true }');
    const words = ['install', `${name}@${version}`, '--prefix', '.', '--ignore-scripts', '--no-package-lock'];
    const { succeeded, reason } = runNpm(words, workshop);
    const fetched = join(workshop, 'node_modules', name, 'bin', binaryName);
    const problem = succeeded ? whyItDoesNotRun(fetched, version) : reason;
    // one rename, so that a second process never sees half a binary
    if (problem === undefined) renameSync(fetched, target);
    else giveUp(version, problem);
    return target;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function whyItDoesNotRun(binary, version) {
  const run = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  if (run.stdout?.trim() === `v${version}`) return undefined;
  return `the binary does not run here (${run.error?.message ?? run.stderr.trim().split('\n')[0]})`;
}

function giveUp(version, problem) {
  stop(
    `Node ${version} could not be fetched (${problem}): go online and run the same command again, or run it with Node 24 or newer`,
  );
}
