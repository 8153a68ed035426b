import { createRowKeys } from '../../buckets/row-keys.ts';
import type { CreateRowParser } from '../../reading/declared-source.ts';
import { tellUsage } from './tell-usage.ts';

/** A day without a time of day; with one, hours and minutes look alike. */
const DAY = /^\d{4}-\d\d-\d\d$/u;
/** What tells rows apart, in all layouts; the status of a key changes from export to export. */
const DIMENSIONS = [
  'usage_date_utc',
  'model_version',
  'api_key',
  'workspace',
  'usage_type',
  'context_window',
  'inference_geo',
  'speed',
];
/** It says the kind of request in some tables, and the service tier in others. */
const NO_TIER = 'message';

/** Reads the table of usage that the Console exports. */
export const readUsageRows: CreateRowParser = (_path, _columns, sink) => {
  const keyOf = createRowKeys();
  return {
    row(cell, number) {
      const at = cell('usage_date_utc');
      const type = cell('usage_type');
      tellUsage(
        {
          at,
          granularity: at !== undefined && DAY.test(at) ? 'day' : 'unknown',
          model: cell('model_version'),
          tokens: {
            input: cell('usage_input_tokens_no_cache'),
            cacheRead: cell('usage_input_tokens_cache_read'),
            // older tables have one duration
            cacheWrite5m: cell('usage_input_tokens_cache_write_5m') ?? cell('usage_input_tokens_cache_write'),
            cacheWrite1h: cell('usage_input_tokens_cache_write_1h'),
            output: cell('usage_output_tokens'),
          },
          searches: cell('web_search_count'),
          contextWindow: cell('context_window'),
          tier: type === NO_TIER ? undefined : type,
          speed: cell('speed'),
          workspace: cell('workspace'),
          key: `table ${keyOf(DIMENSIONS.map(cell))}`,
        },
        sink,
        number,
      );
    },
    end: () => undefined,
  };
};
