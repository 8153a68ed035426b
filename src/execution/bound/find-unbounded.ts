import type { JsonObject, RequestView, WireFormat } from '#wire';
import { type ContentCheck, checkContent, isObject, shownName } from './check-content.ts';

/** The names of a list that is written as words. */
function namesOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}

/** Fields that cost at most their own bytes, or less, or what `measureCall` adds for them. Any other field may cost more. */
const KNOWN_FIELDS: Readonly<Record<WireFormat, ReadonlySet<string>>> = {
  'anthropic-messages': namesOf(`
    model messages system max_tokens stream stop_sequences metadata temperature top_p top_k thinking
    output_config output_format tools tool_choice cache_control service_tier speed inference_geo
  `),
  'openai-chat': namesOf(`
    model messages max_tokens max_completion_tokens n stream stream_options stop temperature top_p
    top_k min_p presence_penalty frequency_penalty seed logit_bias logprobs top_logprobs
    reasoning_effort verbosity modalities tools tool_choice parallel_tool_calls functions
    function_call response_format prediction service_tier prompt_cache_key prompt_cache_retention
    store metadata user safety_identifier
  `),
};

/** Members of a message that are read as they stand; `audio`, for one, points to what the provider keeps. */
const MESSAGE_FIELDS: ReadonlySet<string> = namesOf(`
    role content name refusal reasoning_content tool_calls tool_call_id function_call annotations
    output_config cache_control
  `);

/** Tools that the caller runs and describes in full; those of a provider bring prompts and prices of their own. */
const CALLER_TOOLS: ReadonlySet<unknown> = new Set([undefined, null, 'function', 'custom']);

const COUNTS = ['max_tokens', 'max_completion_tokens', 'n'];

/**
 * Finds what keeps a call's cost from having a bound, and counts the images whose tokens their bytes do not bound.
 *
 * Shape   `problem` names the first field that is to blame, in letters that a header can carry
 */
export function findUnbounded({ format }: Pick<RequestView, 'format'>, body: JsonObject): ContentCheck {
  const problem =
    unknownField(body, KNOWN_FIELDS[format]) ?? wrongCount(body) ?? spokenAnswer(body) ?? toolOf(body);
  if (problem !== undefined) return { problem, images: 0 };
  const checks = [checkContent(body['system'], 'system'), ...listOf(body['messages']).map(checkMessage)];
  return {
    problem: checks.find((check) => check.problem !== undefined)?.problem,
    images: checks.reduce((sum, { images }) => sum + images, 0),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function unknownField(object: JsonObject, known: ReadonlySet<string>): string | undefined {
  const field = Object.keys(object).find((key) => !known.has(key) && (object[key] ?? null) !== null);
  return field === undefined ? undefined : shownName(field);
}

/** A cap that is no whole number may be read as another one upstream. */
function wrongCount(body: JsonObject): string | undefined {
  return COUNTS.find((field) => {
    const count = body[field] ?? null;
    return count !== null && !(Number.isSafeInteger(count) && Number(count) >= 1);
  });
}

function spokenAnswer(body: JsonObject): string | undefined {
  const modalities = body['modalities'] ?? ['text'];
  return Array.isArray(modalities) && modalities.every((one) => one === 'text') ? undefined : 'modalities';
}

function toolOf(body: JsonObject): string | undefined {
  for (const [index, tool] of listOf(body['tools']).entries()) {
    if (!isObject(tool)) return `tools.${index}`;
    if (!CALLER_TOOLS.has(tool['type'])) return `tool ${shownName(tool['type'])}`;
  }
  return undefined;
}

function checkMessage(message: unknown, index: number): ContentCheck {
  const path = `messages.${index}`;
  if (!isObject(message)) return { problem: path, images: 0 };
  const field = unknownField(message, MESSAGE_FIELDS);
  return field === undefined
    ? checkContent(message['content'], `${path}.content`)
    : { problem: `${path}.${field}`, images: 0 };
}
