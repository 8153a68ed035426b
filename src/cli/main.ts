import { VernierError } from '#core';
import { CommanderError } from 'commander';
import { createProgram } from './create-program.ts';
import { createTerminal } from './create-terminal.ts';
import { readEnvironment } from './environment.ts';

/** Exit codes: 1 it failed, 2 it was called wrongly, 3 it ran and the answer is no. */
const FAILED = 1;
const CALLED_WRONGLY = 2;

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : CALLED_WRONGLY;
  if (error instanceof VernierError) {
    process.stderr.write(`vernier: ${error.message}\n`);
    return FAILED;
  }
  // a bug: the trace is for whoever mends it
  process.stderr.write(
    `vernier: a bug of Vernier: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return FAILED;
}

const terminal = createTerminal({
  json: process.argv.includes('--json'),
  out: process.stdout,
  error: process.stderr,
  now: () => performance.now(),
});

try {
  await createProgram(readEnvironment(process.env, process.cwd()), terminal).parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}
