import type { JsonObject, RequestView } from '#wire';
import { isObject } from './check-content.ts';
import { findUnbounded } from './find-unbounded.ts';

/** A call as far as its size goes. */
export interface CallToMeasure {
  readonly view: RequestView;
  readonly body: JsonObject;
  /** Length of the body as it was received. */
  readonly bodyBytes: number;
}

/** The most that a call can use of any model; images are counted as each model counts them. */
export type CallSize =
  | {
      readonly status: 'bounded';
      readonly body: JsonObject;
      /** Without images. */
      readonly inputTokens: number;
      readonly images: number;
      /** Of all answers together. */
      readonly outputTokens: number;
      readonly cacheWrites: 'asked' | 'automatic' | 'none';
    }
  | { readonly status: 'unbounded'; readonly problem: string };

/** What a chat format writes around a message: OpenAI's own counter (its cookbook) adds 3, and 1 for a name. */
const TOKENS_PER_MESSAGE = 16;
/** What is written around a tool's description, which counts by its bytes. */
const TOKENS_PER_TOOL = 64;
/** What a provider says of its own where there are tools or a schema: Anthropic documents up to 530 for tools. */
const TOKENS_OF_INSTRUCTIONS = 1024;
/** The longest that a double is written, digits and exponent: `1e20` may be read as 21 digits. */
const BYTES_PER_NUMBER = 24;

/**
 * Measures the most that a call can use: every byte of its body a token, what the provider writes around it, and the
 * largest output that any of its fields allows, times the answers that it asks for.
 *
 * Units   tokens
 */
export function measureCall({ view, body, bodyBytes }: CallToMeasure): CallSize {
  const { problem, images } = findUnbounded(view, body);
  if (problem !== undefined) return { status: 'unbounded', problem };
  if (view.maxOutputTokens === undefined)
    return { status: 'unbounded', problem: 'output without max_tokens' };
  const seen = countParts(body);
  return {
    status: 'bounded',
    body,
    inputTokens: bodyBytes + BYTES_PER_NUMBER * seen.numbers + aroundTokens(view, body),
    images,
    outputTokens: mostOutput(view.maxOutputTokens, body),
    cacheWrites: seen.hasCacheControl ? 'asked' : view.format === 'openai-chat' ? 'automatic' : 'none',
  };
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function aroundTokens({ needs }: RequestView, body: JsonObject): number {
  const tools = lengthOf(body['tools']) + lengthOf(body['functions']);
  const instructions = needs.tools || needs.schema || tools > 0 ? TOKENS_OF_INSTRUCTIONS : 0;
  return TOKENS_PER_MESSAGE * (lengthOf(body['messages']) + 1) + TOKENS_PER_TOOL * tools + instructions;
}

/** Tokens of a prediction that the answer does not use are billed as output. */
function mostOutput(cap: number, body: JsonObject): number {
  const caps = [cap, body['max_tokens'], body['max_completion_tokens']];
  const largest = Math.max(...caps.map((one) => (typeof one === 'number' ? one : 0)));
  const prediction = body['prediction'] ?? null;
  const predicted = prediction === null ? 0 : Buffer.byteLength(JSON.stringify(prediction));
  const { n } = body;
  return (largest + predicted) * (typeof n === 'number' ? n : 1);
}

function countParts(value: unknown): { readonly numbers: number; readonly hasCacheControl: boolean } {
  let numbers = 0;
  let hasCacheControl = false;
  const walk = (part: unknown) => {
    if (typeof part === 'number') numbers += 1;
    else if (Array.isArray(part)) for (const item of part) walk(item);
    else if (isObject(part)) {
      hasCacheControl ||= Object.hasOwn(part, 'cache_control');
      for (const key in part) walk(part[key]);
    }
  };
  walk(value);
  return { numbers, hasCacheControl };
}
