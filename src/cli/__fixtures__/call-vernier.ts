import { readEnvironment } from '../environment.ts';
import { runCommand } from '../run-command.ts';
import { homeWithDials } from './home-with-dials.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What one command said and how it ended. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs one command in this process, in a home with nothing but first dials and an empty folder unless others are given. */
export async function callVernier(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Called> {
  const said = { out: '', error: '' };
  const home = environment['VERNIER_HOME'] ?? (await homeWithDials());
  const code = await runCommand(words, {
    environment: readEnvironment(
      // what runs on this machine is none of a test's business
      { VERNIER_HOME: home, VERNIER_DISCOVER: 'none', ...environment },
      temporaryFolder(),
    ),
    out: { write: (text) => (said.out += text) },
    error: { write: (text) => (said.error += text) },
  });
  return { code, ...said };
}
