import { resultsOf } from '../../buckets/results-of.ts';
import { createRowKeys, type KeyOf } from '../../buckets/row-keys.ts';
import type { ReadDocument } from '../../reading/declared-source.ts';
import { type JsonObject, objectOf } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { costFacts, usageFacts } from './row-facts.ts';
import { tellCosts } from './tell-costs.ts';
import { tellUsage } from './tell-usage.ts';

const COSTS = 'organization.costs.result';
const COMPLETIONS = 'organization.usage.completions.result';
/** Besides completions, what counts tokens of a model. */
const OTHER_USAGE: ReadonlySet<unknown> = new Set([
  'organization.usage.embeddings.result',
  'organization.usage.moderations.result',
]);

function tellResult(result: JsonObject, keyOf: KeyOf, sink: TranscriptSink): void {
  const field = (name: string) => result[name];
  const { object } = result;
  if (object === COMPLETIONS) tellUsage(field, { key: `usage ${keyOf(usageFacts(field))}`, sink });
  else if (OTHER_USAGE.has(object)) {
    tellUsage(field, { key: `usage ${keyOf([object, ...usageFacts(field)])}`, sink });
  } else if (object === COSTS) {
    const { value: amount, currency } = objectOf(result['amount']) ?? {};
    tellCosts(field, { amount, currency }, { key: `cost ${keyOf(costFacts(field))}`, sink });
  } else sink.aside('not-tokens');
}

/** Reads pages of the reports on usage and on costs, which may stand in one file. */
export const readDocument: ReadDocument = (document, _path, sink) => {
  const results = resultsOf(document);
  if (results === undefined) {
    sink.problem('not-a-table');
    return;
  }
  const keyOf = createRowKeys();
  for (const { bucket, result } of results) {
    const { start_time, end_time } = bucket;
    tellResult({ ...result, start_time, end_time }, keyOf, sink);
  }
};
