import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const LAUNCHER = join(dirname(fileURLToPath(new URL('..', import.meta.url))), 'bin', 'vernier.js');
const PATIENCE_MS = 60_000;
const BETWEEN_LOOKS_MS = 100;

/** A gateway that was started as a stranger starts it: no key, no configuration, an empty home. */
export interface FirstGateway {
  readonly origin: string;
  stop(): Promise<void>;
}

/** A stranger's environment: nothing of npm, the test runner, a database, keys or local servers in it. */
function strangersEnvironment(home: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|NODE_|VITEST|VERNIER_|DATABASE_URL$)|_API_KEY$/u.test(name),
  );
  return { ...Object.fromEntries(own), VERNIER_HOME: home, VERNIER_DISCOVER: 'none' };
}

async function areDialsMade(origin: string): Promise<boolean> {
  const body: { dials: { dial: { status: string } }[] } = await (
    await fetch(`${origin}/vernier/dials`)
  ).json();
  return body.dials.length > 1 && body.dials.every(({ dial }) => dial.status === 'measured');
}

/** Starts the real command and waits until its first dials are made. */
export async function startFirstGateway(): Promise<FirstGateway> {
  const home = mkdtempSync(join(tmpdir(), 'vernier-journey-'));
  const child = spawn(process.execPath, [LAUNCHER, 'up', '--port', '0'], {
    cwd: home,
    env: strangersEnvironment(home),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  let printed = '';
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const [, origin] = /Vernier listens on (http:\S+)/u.exec(printed) ?? [];
      if (origin !== undefined) resolve(origin);
    });
    void ended.then(() => reject(new Error(`the gateway ended: ${printed}`)));
  });
  const origin = await listening;
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await areDialsMade(origin))) {
    if (performance.now() > deadline) {
      await stop();
      throw new Error(`the first dials were not made within ${PATIENCE_MS / 1000} s`);
    }
    await pause(BETWEEN_LOOKS_MS);
  }
  return { origin, stop };
}
