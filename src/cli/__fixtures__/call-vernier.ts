import { readEnvironment } from '../environment.ts';
import { runCommand } from '../run-command.ts';
import { homeWithDials } from './home-with-dials.ts';
import { temporaryFile, temporaryFolder } from './temporary-folder.ts';

const NO_ADDRESS = 'listen: { port: 0 }';

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
  // a gateway that somebody runs at the usual address is none of a test's business
  const elsewhere = words[0] === 'ask' ? { VERNIER_CONFIG: temporaryFile('vernier.yaml', NO_ADDRESS) } : {};
  const code = await runCommand(words, {
    environment: readEnvironment(
      { VERNIER_HOME: home, VERNIER_DISCOVER: 'none', ...elsewhere, ...environment },
      temporaryFolder(),
    ),
    out: { write: (text) => (said.out += text) },
    error: { write: (text) => (said.error += text) },
  });
  return { code, ...said };
}
