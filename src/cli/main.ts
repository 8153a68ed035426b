import { readEnvironment } from './environment.ts';
import { EXIT, runCommand } from './run-command.ts';

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

const code = await runCommand(process.argv.slice(2), {
  environment: readEnvironment(process.env, process.cwd()),
  out: process.stdout,
  error: process.stderr,
});
process.exitCode = isOutputLost ? EXIT.failed : code;
