import { NAME_FIELDS, TOKEN_KINDS } from '../../duckdb/sum-calls-sql.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import type { Mapping } from './mapping.ts';
import { tellMappedRow } from './tell-mapped-row.ts';

function numberOf(told: unknown): number | undefined {
  return told === null || told === undefined ? undefined : Number(told);
}

/** Tells one sum of single calls: [calls, day, prompt tokens of the shortest, names…, sums of tokens…, cost stated]. */
export function tellSummedCalls(
  mapping: Mapping,
  sum: readonly unknown[],
  to: { readonly sink: TranscriptSink; readonly toValue: (told: unknown) => unknown },
): void {
  const [calls, day, promptTokens, ...told] = sum;
  const names = NAME_FIELDS.map((field, index) => [mapping[field], to.toValue(told[index])] as const);
  const sums = told.slice(NAME_FIELDS.length);
  const counts = TOKEN_KINDS.map((kind, index) => [mapping.tokens[kind], numberOf(sums[index])] as const);
  const values = new Map<string | undefined, unknown>([
    ...names,
    ...counts,
    [mapping.time, day],
    [mapping.cost?.column, numberOf(sums[TOKEN_KINDS.length])],
  ]);
  const bucket = { granularity: 'calls', calls: Number(calls), promptTokens: Number(promptTokens) } as const;
  tellMappedRow(mapping, (column) => values.get(column), { sink: to.sink, bucket });
}
