import { type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { askedEffort } from '../../rows/asked-effort.ts';
import { durationBetween } from '../../rows/duration-between.ts';
import { numberOf, numberOrZero } from '../../rows/number-of.ts';
import { objectInCell } from '../../rows/object-in-cell.ts';
import type { CreateRowTelling, FieldOf } from '../../rows/row-forms.ts';
import { servedModel } from '../../rows/served-model.ts';
import { DISJOINT_TOKENS, type ToldTokens } from '../../rows/split-tokens.ts';
import { tellRow, type ToldRow } from '../../rows/tell-row.ts';
import { usageTier } from '../../rows/usage-tier.ts';

/** The id of nothing. */
const NO_ID = /^[0-]*$/u;
/** Paths of what is billed by something else than tokens, or by nothing. */
const NOT_TOKENS = /\/(?:images|audio|moderations|rerank|files|videos)\b/u;
/** What is logged beside calls, as requests of their own. */
const NO_CALLS: ReadonlySet<unknown> = new Set(['tool', 'vector_db', 'data']);
const COUNTS = [
  'prompt_tokens',
  'completion_tokens',
  'prompt_cache_read_tokens',
  'prompt_cache_write_tokens',
];
/** Properties that usually say what a request was for, the widest first; whoever sends them chooses their names. */
const PROJECTS = ['project', 'app', 'application', 'service', 'feature', 'helicone-session-name'];
const VERTEX = /aiplatform\.googleapis\.com/u;

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function modelOf(field: FieldOf): string | undefined {
  const names = ['model', 'response_model', 'model_override', 'request_model'];
  const name = names.map((one) => nameOf(field(one))).find((one) => one !== undefined);
  return servedModel(name, VERTEX.test(textOf(field('target_url'))) ? 'vertex' : field('provider'));
}

/** Writes of an hour stand in the body alone, where that was exported. */
function tokensOf(field: FieldOf, usage: JsonObject | undefined): ToldTokens {
  const written = numberOf(field('prompt_cache_write_tokens'));
  const cacheWrite1h = numberOf(objectOf(usage?.['cache_creation'])?.['ephemeral_1h_input_tokens']);
  return {
    input: field('prompt_tokens'),
    cacheRead: field('prompt_cache_read_tokens'),
    cacheWrite5m: written === undefined ? undefined : written - (cacheWrite1h ?? 0),
    cacheWrite1h,
    output: field('completion_tokens'),
    reasoning: field('reasoning_tokens'),
  };
}

/** Gives the first property of these names, however their letters are written. */
function propertyOf(field: FieldOf, names: readonly string[]): string | undefined {
  const properties = objectInCell(field('request_properties')) ?? objectInCell(field('properties')) ?? {};
  const told = new Map(
    Object.entries(properties).map(([name, value]) => [name.toLowerCase(), nameOf(value)]),
  );
  return names.map((name) => told.get(name)).find((value) => value !== undefined);
}

function effortOf(field: FieldOf): unknown {
  return askedEffort(objectInCell(field('request_body')));
}

function timesOf(field: FieldOf): Pick<ToldRow, 'at' | 'durationMs'> {
  const [asked, answered] = [field('request_created_at'), field('response_created_at')];
  return { at: asked ?? answered, durationMs: field('delay_ms') ?? durationBetween(asked, answered) };
}

function toRow(field: FieldOf, hasTokens: boolean): ToldRow {
  const answer = objectInCell(field('response_body'));
  const usage = objectOf(answer?.['usage']);
  return {
    source: 'helicone',
    ...timesOf(field),
    model: modelOf(field),
    // 0 everywhere is what stands there by default
    tokens: hasTokens ? tokensOf(field, usage) : {},
    semantics: DISJOINT_TOKENS,
    key: nameOf(field('response_id')) ?? nameOf(field('request_id')),
    session: propertyOf(field, ['helicone-session-id']),
    project: propertyOf(field, PROJECTS),
    effort: effortOf(field),
    serviceTier: usageTier(usage) ?? answer?.['service_tier'],
    statedCostUsd: field('cost') ?? field('costUSD') ?? field('cost_usd'),
  };
}

/** Says by its address, or by what was sent, whether a request was for something else than tokens. */
function isForOther(field: FieldOf): boolean {
  const address = `${textOf(field('request_path'))} ${textOf(field('target_url'))}`;
  return NOT_TOKENS.test(address) || NO_CALLS.has(objectInCell(field('request_body'))?.['_type']);
}

function tellRequest(field: FieldOf, sink: TranscriptSink, line?: number): void {
  const hasTokens = COUNTS.some((name) => numberOrZero(field(name)) !== 0);
  const status = numberOrZero(field('response_status'));
  if (!NO_ID.test(textOf(field('cache_reference_id')))) sink.aside('not-live');
  else if (hasTokens) tellRow(toRow(field, true), sink, line);
  else if (status < 200 || status > 299) sink.aside('unbilled');
  else if (isForOther(field)) sink.aside('not-tokens');
  else tellRow(toRow(field, false), sink, line);
}

/** Tells the requests of one file. */
export const tellRequests: CreateRowTelling = (sink) => ({
  row: (field, line) => tellRequest(field, sink, line),
  end: () => undefined,
});
