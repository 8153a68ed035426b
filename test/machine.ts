import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The machine's own PATH, without what npm puts before it. */
const machinePath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules') && !folder.includes('node-gyp-bin'));

/** The environment of a person's shell on this machine: nothing of npm, the test runner or Vernier in it. */
function machineEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?!config_cache$)|NODE_|VITEST|VERNIER_|INIT_CWD$|TEST$|DEV$|PROD$|MODE$)/u.test(name),
  );
  const certificates = process.env['NODE_EXTRA_CA_CERTS'];
  return {
    ...Object.fromEntries(own),
    ...(certificates === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificates }),
    PATH: machinePath.join(delimiter),
    // keys and servers of this machine are none of a test's business
    VERNIER_DISCOVER: 'none',
    ...extra,
  };
}

function isOld(nodeBinary: string): boolean {
  const asked = spawnSync(nodeBinary, ['--print', 'process.versions.node'], { encoding: 'utf8' });
  return Number.parseInt(asked.stdout, 10) < 24;
}

/** Finds the machine's own Node: an old one where there is one, since that is what the launcher is for. */
export function machineNode(): string {
  const found = machinePath.map((folder) => join(folder, 'node')).filter((path) => existsSync(path));
  return found.find(isOld) ?? found[0] ?? process.execPath;
}

/** Makes a folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vernier-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface RunOptions {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Is called with everything that was printed so far, at every print. */
  readonly onOutput?: (printed: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs a command as a person would, and waits for its end. */
export function run(file: string, words: readonly string[], options: RunOptions): Promise<Ended> {
  const child = spawn(file, words, {
    cwd: options.folder,
    env: machineEnvironment(options.environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    options.onOutput?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
