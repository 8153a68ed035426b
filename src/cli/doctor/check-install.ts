import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Finding, reasonOf } from './finding.ts';

const run = promisify(execFile);
const BINARY = process.platform === 'win32' ? 'node.exe' : 'node';
const RUN_TIMEOUT_MS = 2000;
const Manifest = z.object({ version: z.string() });

/** Where things are installed. */
export interface InstallPlaces {
  /** The folder of `package.json`. */
  readonly root: string;
  /** Vernier's home, into which the launcher fetches a Node where the package is read-only. */
  readonly home: string;
}

interface PackagedNode {
  readonly version: string;
  readonly binary: string;
}

function findPackagedNode(root: string): PackagedNode | undefined {
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve('node/package.json');
    const { version } = Manifest.parse(JSON.parse(readFileSync(manifest, 'utf8')));
    return { version, binary: join(dirname(manifest), 'bin', BINARY) };
  } catch {
    return undefined;
  }
}

/** The binary where npm puts it, else where the launcher puts it; undefined when there is none. */
function findBinary({ version, binary }: PackagedNode, home: string): string | undefined {
  const fetched = join(home, 'runtime', `node-v${version}`, BINARY);
  return [binary, fetched].find((path) => existsSync(path));
}

async function whyItDoesNotRun(binary: string, version: string): Promise<string | undefined> {
  if (binary === process.execPath) return undefined;
  try {
    const { stdout } = await run(binary, ['--version'], { timeout: RUN_TIMEOUT_MS });
    return stdout.trim() === `v${version}` ? undefined : `it says ${stdout.trim().slice(0, 40)}`;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Looks for the Node that comes as an npm package: it is missing where npm was told to run no install scripts. */
export async function checkInstall({ root, home }: InstallPlaces): Promise<Finding> {
  const what = 'install';
  const packaged = findPackagedNode(root);
  if (packaged === undefined) {
    const found = `the npm package "node" is not installed beside ${root}: run npm install`;
    return { what, status: 'problem', found };
  }
  const { version } = packaged;
  const binary = findBinary(packaged, home);
  if (binary === undefined) {
    const found = `npm ran no install scripts, so that the packaged Node ${version} is missing, and ${process.version} runs this: allow the scripts of the package "node" (npm rebuild node), or keep Node 24 or newer on this machine`;
    return { what, status: 'note', found };
  }
  const problem = await whyItDoesNotRun(binary, version);
  if (problem === undefined) return { what, status: 'ok', found: `packaged Node ${version}` };
  const found = `the packaged Node ${version} at ${binary} does not run here (${problem}): delete node_modules and run npm install on this machine`;
  return { what, status: 'problem', found };
}
