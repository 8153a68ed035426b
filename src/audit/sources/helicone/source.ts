import type { DeclaredSource } from '../../reading/declared-source.ts';
import { rowForms } from '../../rows/row-forms.ts';

/** These stand before the texts of requests, which may be longer than what is looked at. */
const MARKS = ['response_id', 'response_created_at', 'response_status'];
/** The table has no ids of requests. */
const ONE_OF = ['request_id', 'request_created_at'];

/** Requests exported from Helicone: by its export tool, or answers of its API. */
export const helicone: DeclaredSource = {
  id: 'helicone',
  title: 'Helicone',
  kind: 'export',
  forms: rowForms({
    isOurs: (has) => MARKS.every(has) && ONE_OF.some(has),
    load: async () => (await import('./tell-requests.ts')).tellRequests,
  }),
};
