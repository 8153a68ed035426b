import { type ChildProcess, fork } from 'node:child_process';
import { VernierError } from '#core';

/** Begins the process of a maker. */
function startWorker(name: string): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const child = fork(new URL(`./${name}-worker${isSource ? '.ts' : '.js'}`, import.meta.url), {
    // only source files need `#area` imports to resolve to source
    execArgv: isSource ? ['--conditions=vernier-source'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return child;
}

function abandoned(name: string): VernierError {
  return new VernierError('upstream-closed', `${name} was abandoned before it was made: start Vernier again`);
}

/**
 * Makes something in a process of its own, so that requests are served meanwhile and its memory is given back after.
 *
 * Shape   name: of the file beside this one that makes it, `<name>-worker`; task and answer go as JSON; the signal kills
 *         the process, however busy it is; without one this process lives until it is made
 * Throws  'upstream-closed' when the signal came first; an error without details where nothing came; that is a bug, for
 *         inputs are checked before
 */
export function makeInChild(name: string, task: unknown, signal?: AbortSignal): Promise<unknown> {
  if (signal?.aborted === true) return Promise.reject(abandoned(name));
  const child = startWorker(name);
  if (signal !== undefined) {
    // a gateway that is stopped meanwhile waits for nobody
    child.unref();
    child.channel?.unref();
  }
  return new Promise((resolve, reject) => {
    const abandon = () => {
      child.kill('SIGKILL');
      reject(abandoned(name));
    };
    signal?.addEventListener('abort', abandon, { once: true });
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code, killedBy) => {
      signal?.removeEventListener('abort', abandon);
      reject(new Error(`the process that makes ${name} ended with ${killedBy ?? code} and nothing made`));
    });
    child.send(JSON.stringify(task));
  });
}

/** Makes in the child what the JSON of its parent's task asks for, sends it and ends. */
export function makeForParent(make: (task: string) => object): void {
  // Ctrl-C is for the gateway; once that has ended there is nobody to send to
  process.on('SIGINT', () => undefined);
  process.once('message', (task) => {
    process.send?.(make(String(task)), () => process.exit());
  });
  process.once('disconnect', () => process.exit());
}
