import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import type { Mapping } from './mapping.ts';
import { mapped } from './source.ts';

/** Tells what a mapping states of whole months. */
export function tellTotals({ totals = [] }: Mapping, sink: TranscriptSink): void {
  for (const { month, tokens, costUsd } of totals) {
    sink.statedPeriod({ source: mapped.id, day: `${month}-01`, span: 'month', key: month, tokens, costUsd });
  }
}
