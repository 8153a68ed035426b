import type { Terminal } from '#core';
import type { Output } from './create-terminal.ts';
import type { Environment } from './environment.ts';

/** Where a command runs and where it says things. */
export interface CommandWorld {
  readonly environment: Environment;
  readonly out: Output;
  readonly error: Output;
  /** Ends the process soon after its command, whatever still holds it; absent where others run in the process. */
  readonly endSoon?: () => void;
}

/** What every command is made from. */
export interface CommandContext extends CommandWorld {
  readonly terminal: Terminal;
  /** Says that the command ran and that its answer is no: exit code 3. */
  readonly answerIsNo: () => void;
}
