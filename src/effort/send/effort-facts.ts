import type { WireFormat } from '#wire';

/** A place of a body where an effort stands. */
interface EffortPlace {
  readonly value: unknown;
  /** Whether the object around it holds nothing else, so that it goes as a whole. */
  readonly isAlone: boolean;
}

/** An effort on a mid-conversation message. */
export interface MessageEffort extends EffortPlace {
  readonly messageIndex: number;
  /** Whether the message says nothing but its effort. */
  readonly isMessageEmpty: boolean;
}

/** What must be known of a body to write an effort into it. */
export interface EffortFacts {
  readonly format: WireFormat;
  /** The top-level effort, in the format's own field. */
  readonly effort?: EffortPlace;
  /** In order of messages. */
  readonly messageEfforts: readonly MessageEffort[];
  readonly thinking?: { readonly type: string; readonly budgetTokens?: unknown };
  readonly maxTokens?: number;
  readonly hasTools: boolean;
  /** Whether a temperature, top_p, top_k or a forced tool stands against extended thinking. */
  readonly forbidsThinking: boolean;
}

/**
 * Reads the facts of a parsed body. Leaves alone what has another shape than expected: upstream judges it.
 *
 * Shape   body: the parsed JSON as it will be sent, in the given format
 */
export function readEffortFacts(format: WireFormat, body: unknown): EffortFacts {
  const root = toObject(body) ?? {};
  const effort = format === 'openai-chat' ? findMember(root, 'reasoning_effort') : findEffort(root);
  const thinking = readThinking(root['thinking']);
  const maxTokens = root['max_tokens'];
  return {
    format,
    messageEfforts: format === 'anthropic-messages' ? readMessageEfforts(root['messages']) : [],
    hasTools: Array.isArray(root['tools']) && root['tools'].length > 0,
    forbidsThinking: forbidsThinking(root),
    ...(effort === undefined ? {} : { effort }),
    ...(thinking === undefined ? {} : { thinking }),
    ...(typeof maxTokens === 'number' ? { maxTokens } : {}),
  };
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

function findMember(holder: JsonObject, name: string): EffortPlace | undefined {
  if (holder[name] === undefined) return undefined;
  return { value: holder[name], isAlone: Object.keys(holder).length === 1 };
}

function findEffort(holder: JsonObject): EffortPlace | undefined {
  const outputConfig = toObject(holder['output_config']);
  return outputConfig === undefined ? undefined : findMember(outputConfig, 'effort');
}

function readMessageEfforts(messages: unknown): readonly MessageEffort[] {
  if (!Array.isArray(messages)) return [];
  return messages.flatMap((item: unknown, messageIndex) => {
    const message = toObject(item);
    const place = message === undefined ? undefined : findEffort(message);
    if (message === undefined || place === undefined) return [];
    return [{ ...place, messageIndex, isMessageEmpty: isEmptyContent(message['content']) }];
  });
}

function isEmptyContent(content: unknown): boolean {
  return (
    content === undefined ||
    content === null ||
    ((Array.isArray(content) || content === '') && content.length === 0)
  );
}

function readThinking(value: unknown): EffortFacts['thinking'] {
  const thinking = toObject(value);
  const type = thinking?.['type'];
  if (thinking === undefined || typeof type !== 'string') return undefined;
  const budgetTokens = thinking['budget_tokens'];
  return budgetTokens === undefined ? { type } : { type, budgetTokens };
}

// Anthropic's extended thinking: temperature unset or 1, top_p from 0.95, no top_k, no forced tool
function forbidsThinking(root: JsonObject): boolean {
  const temperature = root['temperature'];
  const topP = root['top_p'];
  const toolChoice = toObject(root['tool_choice'])?.['type'];
  return (
    (typeof temperature === 'number' && temperature !== 1) ||
    (typeof topP === 'number' && topP < 0.95) ||
    typeof root['top_k'] === 'number' ||
    toolChoice === 'any' ||
    toolChoice === 'tool'
  );
}
