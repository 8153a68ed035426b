import type { DeclaredSource } from '../../reading/declared-source.ts';

const TABLE = /\.(?:csv|tsv)$/iu;
/** What results have that sum up usage, and what those have that sum up costs. */
const USAGE = /"uncached_input_tokens":/u;
const COST = /"cost_type":/u;
const BUCKET = /"starting_at":\s*"/u;
const USAGE_COLUMNS = ['usage_date_utc', 'model_version', 'usage_output_tokens'];
const COST_COLUMNS = ['usage_date_utc', 'model', 'token_type', 'cost_usd'];

/** An account at Anthropic: usage and costs as the Admin API and the Console export them. */
export const anthropic: DeclaredSource = {
  id: 'anthropic',
  title: 'Anthropic account',
  kind: 'export',
  forms: [
    {
      names: /\.json$/iu,
      recognises: ({ head }) => BUCKET.test(head) && (USAGE.test(head) || COST.test(head)),
      reader: { shape: 'document', load: async () => (await import('./read-document.ts')).readDocument },
    },
    {
      names: TABLE,
      recognises: ({ columns }) => USAGE_COLUMNS.every((title) => columns.includes(title)),
      reader: { shape: 'table', load: async () => (await import('./read-usage-rows.ts')).readUsageRows },
    },
    {
      names: TABLE,
      recognises: ({ columns }) => COST_COLUMNS.every((title) => columns.includes(title)),
      reader: { shape: 'table', load: async () => (await import('./read-cost-rows.ts')).readCostRows },
    },
  ],
};
