import type { DeclaredSource } from '../../reading/declared-source.ts';
import { rowForms } from '../../rows/row-forms.ts';

/** Fields that stand before texts in every layout, in the two spellings. */
const MARKS = [
  ['traceId', 'startTime', 'type'],
  ['trace_id', 'start_time', 'type'],
];
/** Of these, every layout has at least one. */
const ONE_OF = [
  'parentObservationId',
  'parent_observation_id',
  'usageDetails',
  'usage_details',
  'promptTokens',
];

/** Observations exported from Langfuse: by its page, its API, or into a blob storage. */
export const langfuse: DeclaredSource = {
  id: 'langfuse',
  title: 'Langfuse',
  kind: 'export',
  forms: rowForms({
    isOurs: (has) => MARKS.some((marks) => marks.every(has)) && ONE_OF.some(has),
    load: async () => (await import('./tell-observations.ts')).tellObservations,
  }),
};
