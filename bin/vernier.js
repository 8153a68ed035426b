#!/usr/bin/env node
/**
 * Starts Vernier on Node 24, whatever Node >= 20 runs this file: from source in a clone, from dist in a package.
 * Plain JavaScript with few imports: every start passes through here, so that each millisecond counts.
 */
import { accessSync, constants, existsSync, mkdtempSync } from 'node:fs';
import nodeModule from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = 24;
const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src', 'cli', 'main.ts');
const built = join(root, 'dist', 'cli', 'main.js');
const isClone = existsSync(source);
const isNodeNewEnough = Number.parseInt(process.versions.node, 10) >= OLDEST_NODE;

/** Chooses a folder that only this user can write, so that nobody else can put code into the cache. */
function compileCacheFolder() {
  try {
    accessSync(join(root, 'node_modules'), constants.W_OK);
    return join(root, 'node_modules', '.cache', 'vernier-compile');
  } catch {
    return join(process.env.VERNIER_HOME ?? join(homeOrTemporary(), '.vernier'), 'cache', 'compile');
  }
}

/** Asks for the user's home; a user without one has only what ends with the machine. */
function homeOrTemporary() {
  try {
    return homedir();
  } catch {
    return mkdtempSync(join(tmpdir(), 'vernier-'));
  }
}

/** Goes on in another Node: in place of this process where the platform can, as its child where it cannot. */
async function continueOn(nodeBinary, words) {
  // an arena of malloc for each thread would hold 4 MB more at rest
  const env = { NODE_COMPILE_CACHE: compileCacheFolder(), MALLOC_ARENA_MAX: '2', ...process.env };
  if (process.execve !== undefined && process.platform !== 'win32') {
    process.execve(nodeBinary, [nodeBinary, ...words], env);
  }
  const { continueAsChild } = await import('./continue-as-child.js');
  continueAsChild(nodeBinary, words, env);
}

/** Runs the built command in this process: no second Node to start. */
async function runBuilt() {
  nodeModule.enableCompileCache(compileCacheFolder());
  process.argv[1] = built;
  await import(pathToFileURL(built).href);
}

async function nodeToUse() {
  return isNodeNewEnough ? process.execPath : (await import('./packaged-node.js')).ensurePackagedNode(root);
}

if (isClone) {
  // what a pull changed in package-lock.json is installed before anything of it is imported
  await import('./setup.js');
  const nodeBinary = await nodeToUse();
  // of all commands only the gateway serves the page
  if (process.argv[2] === 'up') (await import('./build-console.js')).buildConsole(root, nodeBinary);
  await continueOn(nodeBinary, ['--conditions=vernier-source', source, ...process.argv.slice(2)]);
} else if (!existsSync(built)) {
  (await import('./stop.js')).stop(`${built} is missing: in a clone run npm run build, else install again`);
} else if (isNodeNewEnough) {
  await runBuilt();
} else {
  await continueOn(await nodeToUse(), [built, ...process.argv.slice(2)]);
}
