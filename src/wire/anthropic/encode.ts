import type { AnswerHead, AnswerWriter } from '../answers/answer-writer.ts';
import { writeStopReason } from '../answers/stop-reasons.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { EndPart } from '../stream-part.ts';
import { writeAnthropicError } from './error.ts';
import { createAnthropicMachine } from './stream-machine.ts';
import { writeAnthropicUsage } from './usage.ts';

/** The usage at the start of a stream, when nothing is known: the format demands numbers, the closing delta has the true ones. */
const USAGE_AT_START = { input_tokens: 0, output_tokens: 0 };

const TEXT_BLOCK = { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } };
const BLOCK_STOP = { type: 'content_block_stop', index: 0 };
const MESSAGE_STOP = { type: 'message_stop' };

/** Everything of a text delta but its text. */
const DELTA_PREFIX =
  'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":';
const DELTA_SUFFIX = '}}\n\n';

/** Creates the writer of one Anthropic stream. What it writes passes the format's state machine, or it throws. */
export function createAnthropicWriter(head: AnswerHead): AnswerWriter {
  const machine = createAnthropicMachine();
  let isBlockOpen = false;
  const write = (event: JsonObject & { readonly type: string }): string => {
    machine.accept(event);
    return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  };
  return {
    start: () => write({ type: 'message_start', message: emptyMessage(head) }),
    text(text) {
      const opening = isBlockOpen ? '' : write(TEXT_BLOCK);
      isBlockOpen = true;
      machine.accept({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
      return `${opening}${DELTA_PREFIX}${JSON.stringify(text)}${DELTA_SUFFIX}`;
    },
    end(part) {
      const closing = isBlockOpen ? write(BLOCK_STOP) : '';
      const usage = writeAnthropicUsage(part.usage);
      return `${closing}${write({ type: 'message_delta', delta: stopOf(part), usage })}${write(MESSAGE_STOP)}`;
    },
    error: (error) => write(writeAnthropicError(error)),
  };
}

/** Writes a whole Messages answer. */
export function writeAnthropicAnswer(head: AnswerHead, text: string, part: EndPart): JsonObject {
  return {
    ...emptyMessage(head),
    content: text === '' ? [] : [{ type: 'text', text }],
    ...stopOf(part),
    usage: writeAnthropicUsage(part.usage),
  };
}

function emptyMessage(head: AnswerHead): JsonObject {
  return {
    id: head.id,
    type: 'message',
    role: 'assistant',
    model: head.modelId,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: USAGE_AT_START,
  };
}

function stopOf(part: EndPart): JsonObject {
  const { finishReason, stopSequence } = part;
  const isSequence = finishReason.unified === 'stop' && stopSequence !== undefined;
  return {
    stop_reason: isSequence ? 'stop_sequence' : writeStopReason('anthropic-messages', finishReason),
    stop_sequence: stopSequence ?? null,
  };
}
