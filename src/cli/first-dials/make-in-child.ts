import { fork } from 'node:child_process';

/**
 * Makes something in a process of its own, so that requests are served meanwhile and its memory is given back after.
 *
 * Shape   name: of the file beside this one that makes it, `<name>-worker`; task and answer go as JSON
 * Throws  an error without details where nothing came; that is a bug, for inputs are checked before
 */
export function makeInChild(name: string, task: unknown): Promise<unknown> {
  const isSource = import.meta.url.endsWith('.ts');
  const child = fork(new URL(`./${name}-worker${isSource ? '.ts' : '.js'}`, import.meta.url), {
    // only source files need `#area` imports to resolve to source
    execArgv: isSource ? ['--conditions=vernier-source'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // a gateway that is stopped meanwhile waits for nobody
  child.unref();
  child.channel?.unref();
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`the process that makes ${name} ended with ${signal ?? code} and nothing made`)),
    );
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
