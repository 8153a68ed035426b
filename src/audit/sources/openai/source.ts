import type { DeclaredSource } from '../../reading/declared-source.ts';

const TABLE = /\.(?:csv|tsv)$/iu;
/** What results name themselves, and what pages and buckets do that have none. */
const RESULT = /"object":\s*"organization\.(?:usage\.\w+|costs)\.result"/u;
const BUCKET = /"object":\s*"bucket"/u;
const USAGE_COLUMNS = ['start_time', 'num_model_requests', 'model', 'input_tokens'];
const COST_COLUMNS = ['start_time', 'amount_value', 'amount_currency', 'line_item'];

/** An organization at OpenAI: usage and costs as the Admin API and the dashboard export them. */
export const openai: DeclaredSource = {
  id: 'openai',
  title: 'OpenAI organization',
  kind: 'export',
  forms: [
    {
      names: /\.json$/iu,
      recognises: ({ head }) => RESULT.test(head) || BUCKET.test(head),
      reader: { shape: 'document', load: async () => (await import('./read-document.ts')).readDocument },
    },
    {
      names: TABLE,
      recognises: ({ columns }) => USAGE_COLUMNS.every((title) => columns.includes(title)),
      reader: { shape: 'table', load: async () => (await import('./read-rows.ts')).readUsageRows },
    },
    {
      names: TABLE,
      recognises: ({ columns }) => COST_COLUMNS.every((title) => columns.includes(title)),
      reader: { shape: 'table', load: async () => (await import('./read-rows.ts')).readCostRows },
    },
  ],
};
