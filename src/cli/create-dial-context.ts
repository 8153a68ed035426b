import type { DialCommandContext } from '#routing';
import { createRandom } from '#stats';
import { openStore } from '#store';
import type { CommandContext } from './command-context.ts';
import { readSampleDial } from './first-dials/sample-work.ts';
import { openCatalogAloud } from './inputs/open-catalog-aloud.ts';
import { readRecordingsAloud } from './inputs/read-recordings-aloud.ts';

/** Makes what the dial's commands are handed. */
export function createDialContext({ environment, terminal, answerIsNo }: CommandContext): DialCommandContext {
  const { home, databaseUrl, clock } = environment;
  return {
    terminal,
    clock,
    answerIsNo,
    createRandom,
    catalog: openCatalogAloud(home, terminal),
    dialOfSample: async () => ({
      dial: await readSampleDial({ home, clock }),
      note: 'No dial of your own is in force (`vernier dial fit` makes one). This one, of the sample work, serves where no provider is found:',
    }),
    openStore: () => openStore({ home, databaseUrl }),
    readRecordings: (paths) => readRecordingsAloud(paths, terminal),
  };
}
