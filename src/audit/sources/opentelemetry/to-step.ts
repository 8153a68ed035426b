import { type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { containedParts } from '../../rows/contained-parts.ts';
import { explainTotal } from '../../rows/explain-total.ts';
import { numberOf } from '../../rows/number-of.ts';
import { servedModel } from '../../rows/served-model.ts';
import type { ToldTokens } from '../../rows/split-tokens.ts';
import type { ToldRow } from '../../rows/tell-row.ts';
import type { TracedStep } from '../../rows/traced-rows.ts';
import { ATTRIBUTES } from './attribute-names.ts';
import { type Attributes, firstOf, readAttributes } from './read-attributes.ts';

/** Operations that are calls to a model, in the words of the conventions; the others lead to calls. */
const CALLS: ReadonlySet<unknown> = new Set([
  'chat',
  'completion',
  'embedding',
  'embeddings',
  'generate_content',
  'text_completion',
]);
/** What instrumentations of frameworks name as the provider, although it serves nothing. */
const FRAMEWORKS = /^(?:langchain|langgraph|llama_?index|crewai|haystack|autogen|pydantic.ai)/iu;
/** Who serves at an address, where the format of another provider is spoken there. */
const SERVERS: readonly (readonly [address: RegExp, provider: string])[] = [
  [/\.azure\.com$/u, 'azure'],
  [/aiplatform\.googleapis\.com$/u, 'vertex'],
  [/(?:^|\.)openrouter\.ai$/u, 'openrouter'],
];
/** Shorter ids of answers come again: those of some local servers are three digits. */
const SHORTEST_UNIQUE_ID = 16;
/** The status of a span as a number, or as some write it. */
const FAILED: ReadonlySet<unknown> = new Set([2, 'STATUS_CODE_ERROR']);

interface ReadSpan {
  readonly span: JsonObject;
  readonly sender: Attributes;
  readonly attributes: Attributes;
  readonly isCall: boolean;
}

function providerOf(attributes: Attributes): string | undefined {
  const address = nameOf(attributes.get('server.address')) ?? '';
  const server = SERVERS.find(([pattern]) => pattern.test(address))?.[1];
  const told = nameOf(firstOf(attributes, ATTRIBUTES.provider));
  return server ?? (told !== undefined && FRAMEWORKS.test(told) ? undefined : told);
}

function tokensOf(attributes: Attributes): ToldTokens {
  return {
    input: firstOf(attributes, ATTRIBUTES.input),
    cacheRead: firstOf(attributes, ATTRIBUTES.cacheRead),
    cacheWrite5m: firstOf(attributes, ATTRIBUTES.cacheWrite),
    output: firstOf(attributes, ATTRIBUTES.output),
    reasoning: firstOf(attributes, ATTRIBUTES.reasoning),
  };
}

/** Two instruments that write one answer down know it by the same id, below one trace. */
function keyOf(span: JsonObject, attributes: Attributes, isCall: boolean): string | undefined {
  const [trace, id] = [nameOf(span['traceId']), nameOf(span['spanId'])];
  const answer = nameOf(firstOf(attributes, ATTRIBUTES.response)) ?? '';
  if (trace === undefined) return undefined;
  if (isCall && answer.length >= SHORTEST_UNIQUE_ID) return `${trace} ${answer}`;
  return id === undefined ? undefined : `${trace} ${id}`;
}

/** Milliseconds of a time in nanoseconds, which stands there as a text. */
function millisecondsOf(nanoseconds: unknown): number | undefined {
  const value = numberOf(nanoseconds);
  return value === undefined || value === 0 ? undefined : value / 1e6;
}

function toRow({ span, sender, attributes, isCall }: ReadSpan): ToldRow {
  const tokens = tokensOf(attributes);
  const [start, end] = [millisecondsOf(span['startTimeUnixNano']), millisecondsOf(span['endTimeUnixNano'])];
  const total = firstOf(attributes, ATTRIBUTES.total);
  return {
    source: 'opentelemetry',
    at: start,
    model: servedModel(firstOf(attributes, ATTRIBUTES.model), providerOf(attributes)),
    tokens,
    semantics: explainTotal(tokens, total) ?? containedParts(tokens),
    key: keyOf(span, attributes, isCall),
    session: firstOf(attributes, ATTRIBUTES.session),
    project: sender.get('service.name'),
    effort: firstOf(attributes, ATTRIBUTES.effort),
    serviceTier: firstOf(attributes, ATTRIBUTES.serviceTier),
    statedCostUsd: firstOf(attributes, ATTRIBUTES.cost),
    durationMs: start === undefined || end === undefined || end < start ? undefined : Math.round(end - start),
  };
}

function hasFailed(span: JsonObject, attributes: Attributes): boolean {
  return attributes.has('error.type') || FAILED.has(objectOf(span['status'])?.['code']);
}

/** Where a span stands; one without ids is known by its name and time, and is below nothing. */
function placeOf(span: JsonObject): Pick<TracedStep, 'id' | 'parent'> {
  const trace = nameOf(span['traceId']);
  const [id, above] = [nameOf(span['spanId']), nameOf(span['parentSpanId'])];
  return {
    id: `${trace} ${id ?? `${nameOf(span['name'])} ${String(span['startTimeUnixNano'])}`}`,
    parent: above === undefined ? undefined : `${trace} ${above}`,
  };
}

/**
 * Reads one span as a step of its trace.
 *
 * Shape   a call that failed and tells of no tokens is not billed; a span that is no call and tells of none only leads
 *         to the spans above it
 */
export function toStep(span: JsonObject, sender: Attributes, sink: TranscriptSink): TracedStep {
  const attributes = readAttributes(span['attributes']);
  const isCall = CALLS.has(firstOf(attributes, ATTRIBUTES.operation));
  const hasTokens = Object.values(tokensOf(attributes)).some((count) => count !== undefined);
  const place = placeOf(span);
  if (hasTokens || (isCall && !hasFailed(span, attributes))) {
    return { ...place, told: { row: toRow({ span, sender, attributes, isCall }), isCall } };
  }
  if (isCall) sink.aside('unbilled');
  return place;
}
