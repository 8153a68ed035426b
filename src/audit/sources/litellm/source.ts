import type { DeclaredSource } from '../../reading/declared-source.ts';
import { rowForms } from '../../rows/row-forms.ts';

const LOG = ['request_id', 'call_type', 'spend', 'prompt_tokens', 'completion_tokens', 'startTime'];
/** What `/spend/logs` answers where it sums days up. */
const DAY = ['users', 'models', 'spend', 'startTime'];

/** The spend logs of a LiteLLM proxy: its answers to `/spend/logs`, or its table `LiteLLM_SpendLogs`. */
export const litellm: DeclaredSource = {
  id: 'litellm',
  title: 'LiteLLM',
  kind: 'export',
  forms: rowForms({
    isOurs: (has) => LOG.every(has) || DAY.every(has),
    load: async () => (await import('./tell-spend-logs.ts')).tellSpendLogs,
  }),
};
