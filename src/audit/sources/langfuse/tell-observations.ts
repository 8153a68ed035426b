import { nameOf } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { askedEffort } from '../../rows/asked-effort.ts';
import { durationBetween } from '../../rows/duration-between.ts';
import { numberOf } from '../../rows/number-of.ts';
import { objectInCell } from '../../rows/object-in-cell.ts';
import type { CreateRowTelling, FieldOf } from '../../rows/row-forms.ts';
import { DISJOINT_TOKENS } from '../../rows/split-tokens.ts';
import type { ToldRow } from '../../rows/tell-row.ts';
import { createTracedRows, type TracedStep } from '../../rows/traced-rows.ts';
import { readUsage } from './read-usage.ts';

/** Types of observations that are calls to a model by their own word. */
const CALLS: ReadonlySet<unknown> = new Set(['GENERATION', 'EMBEDDING']);
const QUOTED = /^"[^"\\]*"$/u;

/** Gives a field under any of its names; in tables, times and names of some versions stand in quotes of their own. */
function firstOf(field: FieldOf, ...names: readonly string[]): unknown {
  const value = names.map(field).find((one) => one !== undefined && one !== null && one !== '');
  return typeof value === 'string' && QUOTED.test(value) ? value.slice(1, -1) : value;
}

function costOf(field: FieldOf): unknown {
  const details = objectInCell(firstOf(field, 'costDetails', 'cost_details'));
  return details?.['total'] ?? firstOf(field, 'totalCost', 'total_cost', 'calculatedTotalCost');
}

function toRow(field: FieldOf, rest: Pick<ToldRow, 'tokens' | 'semantics' | 'key'>): ToldRow {
  const parameters = objectInCell(firstOf(field, 'modelParameters', 'model_parameters'));
  const [start, end] = [firstOf(field, 'startTime', 'start_time'), firstOf(field, 'endTime', 'end_time')];
  return {
    source: 'langfuse',
    at: start,
    model: firstOf(field, 'providedModelName', 'provided_model_name', 'model'),
    ...rest,
    session: firstOf(field, 'sessionId', 'session_id'),
    // an export is of one project: the name of the trace tells its calls apart
    project: nameOf(firstOf(field, 'traceName', 'trace_name')) ?? firstOf(field, 'projectId', 'project_id'),
    effort: askedEffort(parameters) ?? parameters?.['effort'],
    serviceTier: parameters?.['service_tier'],
    statedCostUsd: costOf(field),
    durationMs: durationBetween(start, end),
  };
}

/** Gives what an observation tells of tokens; nothing where it is no call, or was left out with its reason. */
function tellingOf(field: FieldOf, sink: TranscriptSink): TracedStep['told'] {
  const usage = readUsage(field);
  const isCall = CALLS.has(firstOf(field, 'type'));
  const key = nameOf(firstOf(field, 'id'));
  if (usage.status === 'told') return { row: toRow(field, { ...usage, key }), isCall };
  if (!isCall) return undefined;
  if (usage.status === 'other') sink.aside('not-tokens');
  else if (firstOf(field, 'level') === 'ERROR' && !((numberOf(costOf(field)) ?? 0) > 0))
    sink.aside('unbilled');
  else return { row: toRow(field, { tokens: {}, semantics: DISJOINT_TOKENS, key }), isCall };
  return undefined;
}

/** Tells the observations of one file. */
export const tellObservations: CreateRowTelling = (sink) => {
  const steps = createTracedRows(sink);
  return {
    row(field, line) {
      const id = nameOf(firstOf(field, 'id'));
      const told = tellingOf(field, sink);
      if (id === undefined && told === undefined) return;
      const parent = nameOf(firstOf(field, 'parentObservationId', 'parent_observation_id'));
      steps.add({ id: id ?? `row ${line}`, parent, ...(told === undefined ? {} : { told }), line });
    },
    end: () => steps.end(),
  };
};
