import { openCatalog } from '#catalog';
import type { DialCommandContext } from '#routing';
import { createRandom } from '#stats';
import { openStore } from '#store';
import type { CommandContext } from './command-context.ts';
import { readRecordingsAloud } from './read-recordings-aloud.ts';

/** Makes what the dial's commands are handed. */
export function createDialContext({ environment, terminal, answerIsNo }: CommandContext): DialCommandContext {
  const { home, databaseUrl, clock } = environment;
  return {
    terminal,
    clock,
    answerIsNo,
    createRandom,
    catalog: openCatalog(home).catalog,
    openStore: () => openStore({ home, databaseUrl }),
    readRecordings: (paths) => readRecordingsAloud(paths, terminal),
  };
}
