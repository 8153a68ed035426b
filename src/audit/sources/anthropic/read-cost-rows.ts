import { createRowKeys } from '../../buckets/row-keys.ts';
import { tellCost } from '../../buckets/tell-cost.ts';
import type { CreateRowParser } from '../../reading/declared-source.ts';

/** What tells rows apart, in all layouts; the status of a key changes from export to export. */
const DIMENSIONS = [
  'usage_date_utc',
  'model',
  'api_key',
  'workspace',
  'usage_type',
  'context_window',
  'token_type',
  'cost_type',
  'inference_geo',
  'speed',
];
/** What `cost_type` says of tokens; older tables do not have it, and only tokens in them. */
const OF_TOKENS: ReadonlySet<string | undefined> = new Set([undefined, 'token', 'tokens', 'standard']);

/** Reads the table of costs that the Console exports. */
export const readCostRows: CreateRowParser = (_path, _columns, sink) => {
  const keyOf = createRowKeys();
  return {
    row(cell, number) {
      const key = `cost table ${keyOf(DIMENSIONS.map(cell))}`;
      if (!OF_TOKENS.has(cell('cost_type'))) sink.aside('not-tokens');
      else {
        const at = cell('usage_date_utc');
        tellCost({ source: 'anthropic', at, amount: cell('cost_usd'), key }, sink, number);
      }
    },
    end: () => undefined,
  };
};
