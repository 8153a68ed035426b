import type { CallBucket } from '#core';
import { nameOf } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { countOf, numberOf } from '../../rows/number-of.ts';
import { tellRow } from '../../rows/tell-row.ts';
import type { Mapping } from './mapping.ts';

/** Gives what stands in a column of one row; nothing where nothing stands there. */
export type ValueOf = (column: string) => unknown;

const MONTH = /^\s*\d{4}-\d\d\s*$/u;

function bucketOf({ rows, calls }: Mapping, valueOf: ValueOf): CallBucket | undefined {
  if (rows === 'call') return undefined;
  const count = calls === undefined ? undefined : countOf(valueOf(calls));
  return count === undefined ? { granularity: rows } : { granularity: rows, calls: count };
}

/** Where a row begins; only a row of a month may say the month alone. */
function timeOf({ rows, time }: Mapping, valueOf: ValueOf): unknown {
  const told = valueOf(time);
  return rows === 'month' && typeof told === 'string' && MONTH.test(told) ? `${told.trim()}-01` : told;
}

function costOf({ cost }: Mapping, valueOf: ValueOf): unknown {
  if (cost === undefined) return undefined;
  const told = numberOf(valueOf(cost.column));
  return told === undefined || cost.unit === 'usd' ? told : told / 100;
}

/** Whom to tell a row, and what is known of it. */
interface RowPlace {
  readonly sink: TranscriptSink;
  readonly line?: number | undefined;
  /** Given where single calls were summed up. */
  readonly bucket?: CallBucket;
}

/** Tells one row as its mapping says. */
export function tellMappedRow(mapping: Mapping, valueOf: ValueOf, to: RowPlace): void {
  const { inputIncludes = [], outputIncludes = [], models = {}, tokens } = mapping;
  const bucket = to.bucket ?? bucketOf(mapping, valueOf);
  const optional = (column: string | undefined) => (column === undefined ? undefined : valueOf(column));
  const model = nameOf(valueOf(mapping.model));
  const id = optional(mapping.id);
  tellRow(
    {
      source: 'mapped',
      at: timeOf(mapping, valueOf),
      bucket,
      model: model !== undefined && Object.hasOwn(models, model) ? models[model] : model,
      tokens: {
        input: valueOf(tokens.input),
        cacheRead: optional(tokens.cacheRead),
        cacheWrite5m: optional(tokens.cacheWrite5m),
        cacheWrite1h: optional(tokens.cacheWrite1h),
        output: valueOf(tokens.output),
        reasoning: optional(tokens.reasoning),
      },
      needsTokens: true,
      semantics: {
        inputHasCacheRead: inputIncludes.includes('cacheRead'),
        inputHasCacheWrite: inputIncludes.includes('cacheWrite'),
        outputHasReasoning: outputIncludes.includes('reasoning'),
      },
      key: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined,
      session: optional(mapping.session),
      project: optional(mapping.project),
      effort: optional(mapping.effort),
      serviceTier: optional(mapping.serviceTier),
      statedCostUsd: costOf(mapping, valueOf),
      durationMs: optional(mapping.durationMs),
    },
    to.sink,
    to.line,
  );
}
