import { anthropicCodec } from './anthropic/codec.ts';
import type { FormatCodec } from './codec.ts';
import { openAiChatCodec } from './openai-chat/codec.ts';
import type { WireFormat } from './wire-format.ts';

/** The codec of every format. */
export const CODECS: Readonly<Record<WireFormat, FormatCodec>> = {
  'anthropic-messages': anthropicCodec,
  'openai-chat': openAiChatCodec,
};
