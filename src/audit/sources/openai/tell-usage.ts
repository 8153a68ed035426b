import { granularityOf } from '../../buckets/granularity-of.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { countOf, numberOf } from '../../rows/number-of.ts';
import type { FieldOf } from '../../rows/row-forms.ts';
import { tellRow } from '../../rows/tell-row.ts';
import { isBatch } from './row-facts.ts';

/** Where a row stands, and whom to tell of it. */
export interface RowPlace {
  readonly key: string;
  readonly sink: TranscriptSink;
  readonly line?: number;
}

const SEMANTICS = { inputHasCacheRead: true, inputHasCacheWrite: true, outputHasReasoning: false };

function tokensOf(field: FieldOf) {
  return {
    input: field('input_tokens'),
    cacheRead: field('input_cached_tokens'),
    cacheWrite5m: field('input_cache_write_tokens'),
    output: field('output_tokens'),
  };
}

/** Tells a row that sums up calls; a row of an empty span is passed over. */
export function tellUsage(field: FieldOf, { key, sink, line }: RowPlace): void {
  const tokens = tokensOf(field);
  if (Object.values(tokens).every((count) => (numberOf(count) ?? 0) === 0)) return;
  const [at, end] = [field('start_time'), field('end_time')];
  tellRow(
    {
      source: 'openai',
      at,
      bucket: { granularity: granularityOf(at, end), calls: countOf(field('num_model_requests')) },
      model: field('model'),
      tokens,
      semantics: SEMANTICS,
      key,
      project: field('project_id'),
      serviceTier: isBatch(field) ? 'batch' : field('service_tier'),
    },
    sink,
    line,
  );
}
