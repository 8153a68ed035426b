import { readEnvironment } from './environment.ts';
import { EXIT, runCommand } from './run-command.ts';

/** Milliseconds that a process gets to end by itself once its command has given something up. */
const END_SOON_MS = 100;

let isOutputLost = false;

// whoever read the output has read enough (`vernier models | head -1`): no reason to fail, nor to stop serving
function ignoreClosedReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || isOutputLost) return;
  isOutputLost = true;
  process.exitCode = EXIT.failed;
  process.stderr.write(
    `vernier: standard output cannot be written (${error.message}): write it somewhere else\n`,
  );
}

process.stdout.on('error', ignoreClosedReader);
process.stderr.on('error', ignoreClosedReader);

// where a launcher of an older Node stands before this process, it must not be outlived: it owns the terminal
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

const code = await runCommand(process.argv.slice(2), {
  environment: readEnvironment(process.env, process.cwd()),
  out: process.stdout,
  error: process.stderr,
  endSoon: () => void setTimeout(() => process.exit(), END_SOON_MS).unref(),
});
process.exitCode = isOutputLost ? EXIT.failed : code;
