import { spawn } from 'node:child_process';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs the command as a child that owns the terminal, passes signals on, and ends as the child ends.
 * Only for a Node or a platform that cannot replace its own process.
 */
export function continueAsChild(nodeBinary, words, env) {
  // the channel closes when this process is killed without a word, and Vernier ends with it
  const child = spawn(nodeBinary, words, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of FORWARDED) {
    process.on(signal, () => {
      // a terminal sends Ctrl-C to the whole group: passed on, the child would hear it twice
      if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`vernier: Node at ${nodeBinary} does not start (${error.message}): install again\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    for (const forwarded of FORWARDED) process.removeAllListeners(forwarded);
    process.kill(process.pid, signal);
  });
}
