import { type JsonObject, nameOf } from '../../reading/json-field.ts';
import { askedEffort } from '../../rows/asked-effort.ts';
import { durationBetween } from '../../rows/duration-between.ts';
import { objectInCell } from '../../rows/object-in-cell.ts';
import type { FieldOf } from '../../rows/row-forms.ts';
import { servedModel } from '../../rows/served-model.ts';
import type { ToldRow } from '../../rows/tell-row.ts';
import { usageTier } from '../../rows/usage-tier.ts';
import { readUsage, usageIn } from './read-usage.ts';

const BATCH = /retrieve_batch$/u;

type CallFields = Pick<ToldRow, 'bucket' | 'model' | 'serviceTier' | 'durationMs'>;

/** The proxy writes the provider before the model's name where its own list of models has it so. */
function modelOf(field: FieldOf): string | undefined {
  const name = nameOf(field('model'));
  const prefix = /^[^/]+(?=\/)/u.exec(name ?? '')?.[0];
  return servedModel(name, nameOf(field('custom_llm_provider')) ?? prefix);
}

function callFields(field: FieldOf, metadata: JsonObject): CallFields {
  return {
    model: modelOf(field),
    serviceTier: usageTier(usageIn(metadata)),
    durationMs: field('request_duration_ms') ?? durationBetween(field('startTime'), field('endTime')),
  };
}

/** A batch is one log for all of its calls; of several models in it none can be said to be the one. */
function batchFields(field: FieldOf, metadata: JsonObject): CallFields {
  const models = metadata['batch_models'];
  const model: unknown = Array.isArray(models) && models.length === 1 ? models[0] : undefined;
  return { bucket: { granularity: 'unknown' }, model: modelOf(field) ?? model, serviceTier: 'batch' };
}

/** Whose call it was: the name of the project, else of the team, else of the key. */
function projectOf(field: FieldOf, metadata: JsonObject): string | undefined {
  const told = [
    metadata['user_api_key_project_alias'],
    metadata['user_api_key_project_id'],
    metadata['user_api_key_team_alias'],
    field('team_id'),
    metadata['user_api_key_alias'],
  ];
  return told.map(nameOf).find((name) => name !== undefined);
}

/** Gives what the log of a call, or of a batch, tells. */
export function toRow(field: FieldOf, metadata: JsonObject): ToldRow {
  const { tokens, semantics } = readUsage(field, metadata);
  const hasTokens = Object.values(tokens).some((count) => count !== undefined && count !== 0);
  const isBatch = BATCH.test(nameOf(field('call_type')) ?? '');
  return {
    source: 'litellm',
    at: field('startTime'),
    ...(isBatch ? batchFields : callFields)(field, metadata),
    // the columns are 0 by default: 0 everywhere is nothing told
    tokens: hasTokens ? tokens : {},
    semantics,
    key: nameOf(field('request_id')),
    session: field('session_id'),
    project: projectOf(field, metadata),
    effort: askedEffort(objectInCell(field('proxy_server_request'))),
    statedCostUsd: field('spend'),
  };
}
