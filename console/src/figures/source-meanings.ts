import type { Source } from './interval.ts';

/** What each source of outcomes means, in words. */
export const SOURCE_MEANINGS: Readonly<Record<Source, string>> = {
  measured: 'answers of models, scored here',
  recorded: 'answers that models gave, recorded elsewhere',
  modelled: 'computed from a model of the work, not observed',
  simulated: 'made by a simulation',
};
