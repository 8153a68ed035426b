/** The wire formats that Vernier reads and writes. */
export const WIRE_FORMATS = ['anthropic-messages', 'openai-chat'] as const;

/** One wire format. */
export type WireFormat = (typeof WIRE_FORMATS)[number];

/** The path under which a format is served and called. */
export const WIRE_PATHS = {
  'anthropic-messages': '/v1/messages',
  'openai-chat': '/v1/chat/completions',
} as const satisfies Record<WireFormat, string>;
