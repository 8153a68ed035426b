import { resolve } from 'node:path';
import { addPath } from '../asked/words-of-command.ts';
import type { OutcomeFiles } from './read-outcomes.ts';

/** What the options with recorded outcomes say. */
export interface OutcomeFlags {
  readonly ownOutcomes?: readonly string[];
  readonly recordedWork?: readonly string[];
}

/** The options that name files with recorded outcomes, one for each grade of evidence. */
export const OUTCOME_OPTIONS = {
  ownOutcomes: [
    '--own-outcomes <file>',
    'judge lower plans by recorded answers to prompts of your own; may be repeated',
    addPath,
  ],
  recordedWork: [
    '--recorded-work <file>',
    'judge them by recorded answers to similar prompts of others; may be repeated',
    addPath,
  ],
} as const;

/** Gives the files that were named; undefined where there are none. */
export function outcomeFiles(
  { ownOutcomes = [], recordedWork = [] }: OutcomeFlags,
  directory: string,
): OutcomeFiles | undefined {
  const place = (path: string) => resolve(directory, path);
  return ownOutcomes.length + recordedWork.length === 0
    ? undefined
    : { ownOutcomes: ownOutcomes.map(place), recordedWork: recordedWork.map(place) };
}
