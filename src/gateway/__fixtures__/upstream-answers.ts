import type { WireFormat } from '#wire';

/** A model of each format that the catalog knows. */
export const UPSTREAM_MODELS = {
  'anthropic-messages': 'claude-haiku-5-5',
  'openai-chat': 'gpt-6.1-sol',
} as const satisfies Record<WireFormat, string>;

/** What every constructed upstream says: 1,000 input tokens, 200 output tokens. */
export const UPSTREAM_TEXT = 'Grüße, it is 3 🧵.';

function sse(events: readonly object[], withNames: boolean): string {
  return events
    .map((event) => {
      const name = withNames && 'type' in event ? `event: ${String(event.type)}\n` : '';
      return `${name}data: ${JSON.stringify(event)}\n\n`;
    })
    .join('');
}

const anthropicMessage = {
  id: 'msg_up_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-haiku-5-5',
  content: [{ type: 'text', text: UPSTREAM_TEXT }],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 1000, output_tokens: 200 },
};

/** The head of an Anthropic stream and its first words. */
export const ANTHROPIC_BEGINNING = sse(
  [
    {
      type: 'message_start',
      message: {
        ...anthropicMessage,
        content: [],
        stop_reason: null,
        usage: { input_tokens: 1000, output_tokens: 1 },
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: UPSTREAM_TEXT } },
  ],
  true,
);

/** Its end. */
export const ANTHROPIC_ENDING = sse(
  [
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: 200 },
    },
    { type: 'message_stop' },
  ],
  true,
);

const openaiUsage = { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 };
const openaiHead = { id: 'chatcmpl-up-1', created: 1_790_000_000, model: 'gpt-6.1-sol' };
const openaiChunk = { ...openaiHead, object: 'chat.completion.chunk' };

/** The first words of an OpenAI stream. */
export const OPENAI_BEGINNING = sse(
  [
    {
      ...openaiChunk,
      choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
    },
    { ...openaiChunk, choices: [{ index: 0, delta: { content: UPSTREAM_TEXT }, finish_reason: null }] },
  ],
  false,
);

/** Its end, with usage. */
export const OPENAI_ENDING = `${sse(
  [
    { ...openaiChunk, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
    { ...openaiChunk, choices: [], usage: openaiUsage },
  ],
  false,
)}data: [DONE]\n\n`;

/** The beginning of a stream in each format: enough for a head to leave. */
export const BEGINNINGS: Readonly<Record<WireFormat, string>> = {
  'anthropic-messages': ANTHROPIC_BEGINNING,
  'openai-chat': OPENAI_BEGINNING,
};

/** A whole stream in each format. */
export const WHOLE_STREAMS: Readonly<Record<WireFormat, string>> = {
  'anthropic-messages': ANTHROPIC_BEGINNING + ANTHROPIC_ENDING,
  'openai-chat': OPENAI_BEGINNING + OPENAI_ENDING,
};

/** A whole JSON answer in each format. */
export const WHOLE_BODIES: Readonly<Record<WireFormat, string>> = {
  'anthropic-messages': JSON.stringify(anthropicMessage),
  'openai-chat': JSON.stringify({
    ...openaiHead,
    object: 'chat.completion',
    choices: [
      { index: 0, message: { role: 'assistant', content: UPSTREAM_TEXT, refusal: null }, finish_reason: 'stop' },
    ],
    usage: openaiUsage,
  }),
};

/** What each format's upstream says when it is asked too often. */
export const RATE_LIMITED: Readonly<Record<WireFormat, string>> = {
  'anthropic-messages': JSON.stringify({
    type: 'error',
    error: { type: 'rate_limit_error', message: 'slow down, please' },
  }),
  'openai-chat': JSON.stringify({
    error: {
      message: 'slow down, please',
      type: 'rate_limit_error',
      param: null,
      code: 'rate_limit_exceeded',
    },
  }),
};
