import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { PACKAGE_ROOT } from '../package-facts.ts';

const LAUNCHER = join(PACKAGE_ROOT, 'bin', 'vernier.js');
const CURL = join(import.meta.dirname, 'curl.ts');

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command on its way. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Settles once standard output holds what is looked for; rejects when the command ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

/** A person's environment: nothing of npm, the test runner, a configured database or another Vernier in it. */
export function personalEnvironment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|NODE_|VITEST|VERNIER_|DATABASE_URL$)/u.test(name),
  );
  // keys and servers of this machine are none of a test's business
  return { ...Object.fromEntries(own), VERNIER_DISCOVER: 'none', ...extra };
}

/** Starts the real command as a child, by its launcher; it is killed when the test is over. */
export function startVernier(
  words: readonly string[],
  { home, environment = {} }: { readonly home: string; readonly environment?: Readonly<Record<string, string>> },
): Running {
  const child = spawn(process.execPath, [LAUNCHER, ...words], {
    cwd: home,
    env: personalEnvironment({ VERNIER_HOME: home, ...environment }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return watch(child);
}

/** Runs a line as a person's shell would; `vernier` in it is this one, and `curl` is there on every machine. */
export function startShell(line: string, environment: Readonly<Record<string, string>>): Running {
  const vernier = `vernier() { '${process.execPath}' '${LAUNCHER}' "$@"; }`;
  const curl = `command -v curl >/dev/null || curl() { '${process.execPath}' '${CURL}' "$@"; }`;
  const env = personalEnvironment(environment);
  return watch(spawn('sh', ['-c', `${vernier}\n${curl}\n${line}`], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

function watch(child: ChildProcess): Running {
  const said = { stdout: '', stderr: '' };
  const lookers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      for (const look of lookers) look();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said.stdout);
        if (found !== null) resolve(found);
      };
      lookers.add(look);
      look();
      ended.then((end) => reject(new Error(`it ended without printing ${pattern}: ${end.stderr}`)), reject);
    });
  return { child, ended, printed };
}
