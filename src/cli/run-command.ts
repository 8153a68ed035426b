import { terminalText, VernierError } from '#core';
import { CommanderError } from 'commander';
import type { CommandWorld } from './command-context.ts';
import { createProgram } from './create-program.ts';
import { createTerminal, type Output } from './create-terminal.ts';

/** How a command can end: well, failed, called wrongly, or it ran and the answer is no. */
export const EXIT = { well: 0, failed: 1, calledWrongly: 2, answerIsNo: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A message may hold what somebody named; its own lines stay lines. */
function safeLines(text: string): string {
  return text.split('\n').map(terminalText).join('\n');
}

function reportError(error: unknown, out: Output): ExitCode {
  // what was called wrongly has been said by the parser already
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.well : EXIT.calledWrongly;
  if (error instanceof VernierError) {
    out.write(`vernier: ${safeLines(error.message)}\n`);
    return error.code === 'called-wrongly' ? EXIT.calledWrongly : EXIT.failed;
  }
  // a bug: the trace is for whoever mends it
  out.write(
    `vernier: a bug of Vernier: ${safeLines(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  );
  return EXIT.failed;
}

/**
 * Runs one command, says what came of it and never throws.
 *
 * Shape   the words behind `vernier` → the exit code
 */
export async function runCommand(words: readonly string[], world: CommandWorld): Promise<ExitCode> {
  const { environment, out, error } = world;
  const terminal = createTerminal({
    json: words.includes('--json'),
    out,
    error,
    now: () => environment.clock.monotonicMs(),
  });
  let code: ExitCode = EXIT.well;
  const answerIsNo = () => {
    code = EXIT.answerIsNo;
  };
  try {
    const program = await createProgram(words, { ...world, terminal, answerIsNo });
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (caught) {
    return reportError(caught, error);
  }
}
