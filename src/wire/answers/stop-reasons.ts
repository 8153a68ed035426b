import type { FinishReason } from '../stream-part.ts';
import type { WireFormat } from '../wire-format.ts';

type Unified = FinishReason['unified'];

/** Every reason that a format names, and our word for it. The first of a word is the one that is written for it. */
const STOP_REASONS: Readonly<Record<WireFormat, readonly (readonly [raw: string, unified: Unified])[]>> = {
  'anthropic-messages': [
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['tool_use', 'tool-calls'],
    ['refusal', 'content-filter'],
    ['pause_turn', 'other'],
  ],
  'openai-chat': [
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'tool-calls'],
    ['function_call', 'tool-calls'],
    ['content_filter', 'content-filter'],
  ],
};

/** What is written for a reason that the format has no word for: its plain end. */
const PLAIN_END: Readonly<Record<WireFormat, string>> = {
  'anthropic-messages': 'end_turn',
  'openai-chat': 'stop',
};

/** Reads a format's stop reason; one that is not in the table is `other`, with the provider's word kept. */
export function readStopReason(format: WireFormat, raw: string | null): FinishReason {
  const row = STOP_REASONS[format].find(([known]) => known === raw);
  return { unified: row?.[1] ?? 'other', raw };
}

/** Writes a stop reason in a format: the provider's own word where it is one of the format's, else the format's first. */
export function writeStopReason(format: WireFormat, reason: FinishReason): string {
  const rows = STOP_REASONS[format].filter(([, unified]) => unified === reason.unified);
  const own = rows.find(([raw]) => raw === reason.raw);
  // no word of a format means whatever another format's reason meant
  const nearest = reason.unified === 'other' ? undefined : rows[0];
  return (own ?? nearest)?.[0] ?? PLAIN_END[format];
}
