import { granularityOf } from '../../buckets/granularity-of.ts';
import { type BucketResult, resultsOf } from '../../buckets/results-of.ts';
import { createRowKeys, type KeyOf } from '../../buckets/row-keys.ts';
import { tellCost } from '../../buckets/tell-cost.ts';
import type { ReadDocument } from '../../reading/declared-source.ts';
import { objectOf } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { tellUsage } from './tell-usage.ts';

const CENTS_PER_USD = 100;
/** What tells apart the results of one bucket; of those that were not asked for, all are null. */
const DIMENSIONS = [
  'workspace_id',
  'api_key_id',
  'account_id',
  'service_account_id',
  'model',
  'service_tier',
  'context_window',
  'inference_geo',
  'speed',
  'cost_type',
  'token_type',
  'description',
];

function factsOf({ bucket, result }: BucketResult): readonly unknown[] {
  return [bucket['starting_at'], bucket['ending_at'], ...DIMENSIONS.map((dimension) => result[dimension])];
}

function tellUsageResult({ bucket, result }: BucketResult, key: string, sink: TranscriptSink): void {
  const created = objectOf(result['cache_creation']);
  const { starting_at: at, ending_at: end } = bucket;
  tellUsage(
    {
      at,
      granularity: granularityOf(at, end),
      model: result['model'],
      tokens: {
        input: result['uncached_input_tokens'],
        cacheRead: result['cache_read_input_tokens'],
        cacheWrite5m: created?.['ephemeral_5m_input_tokens'],
        cacheWrite1h: created?.['ephemeral_1h_input_tokens'],
        output: result['output_tokens'],
      },
      searches: objectOf(result['server_tool_use'])?.['web_search_requests'],
      contextWindow: result['context_window'],
      tier: result['service_tier'],
      speed: result['speed'],
      workspace: result['workspace_id'],
      key,
    },
    sink,
  );
}

function tellCostResult({ bucket, result }: BucketResult, key: string, sink: TranscriptSink): void {
  const { amount, currency, cost_type: type } = result;
  if (type !== undefined && type !== null && type !== 'tokens') {
    sink.aside('not-tokens');
    return;
  }
  const at = bucket['starting_at'];
  tellCost({ source: 'anthropic', at, amount, unitsPerUsd: CENTS_PER_USD, currency, key }, sink);
}

function tellResult(found: BucketResult, keyOf: KeyOf, sink: TranscriptSink): void {
  const key = keyOf(factsOf(found));
  if ('uncached_input_tokens' in found.result) tellUsageResult(found, `usage ${key}`, sink);
  else if ('amount' in found.result) tellCostResult(found, `cost ${key}`, sink);
  else sink.problem('no-tokens');
}

/** Reads pages of the reports on usage of messages and on costs, which may stand in one file. */
export const readDocument: ReadDocument = (document, _path, sink) => {
  const results = resultsOf(document);
  if (results === undefined) {
    sink.problem('not-a-table');
    return;
  }
  const keyOf = createRowKeys();
  for (const result of results) tellResult(result, keyOf, sink);
};
