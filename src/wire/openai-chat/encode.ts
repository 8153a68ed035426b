import type { AnswerHead, AnswerWriter } from '../answers/answer-writer.ts';
import { writeStopReason } from '../answers/stop-reasons.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { EndPart } from '../stream-part.ts';
import { writeOpenAiError } from './error.ts';
import { createOpenAiChatMachine } from './stream-machine.ts';
import { writeOpenAiUsage } from './usage.ts';

/** Creates the writer of one Chat Completions stream. What it writes passes the format's state machine, or it throws. */
export function createOpenAiChatWriter(head: AnswerHead): AnswerWriter {
  const machine = createOpenAiChatMachine();
  const common = { ...commonMembers(head), object: 'chat.completion.chunk' };
  // where usage was asked for, the format has every other chunk say that it is not there yet
  const noUsage = head.includeUsage ? { usage: null } : {};
  const write = (chunk: JsonObject): string => {
    machine.accept(chunk);
    return `data: ${JSON.stringify(chunk)}\n\n`;
  };
  const chunk = (delta: JsonObject, finishReason: string | null): JsonObject => ({
    ...common,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
    ...noUsage,
  });
  const [prefix, suffix] = aroundText(chunk({ content: '' }, null));
  return {
    start: () => write(chunk({ role: 'assistant', content: '', refusal: null }, null)),
    text(text) {
      machine.accept({ choices: [{ index: 0, delta: { content: text } }] });
      return `data: ${prefix}${JSON.stringify(text)}${suffix}\n\n`;
    },
    end(part) {
      const reason = writeStopReason('openai-chat', part.finishReason);
      const finish = write(chunk({}, reason));
      const usage = head.includeUsage
        ? write({ ...common, choices: [], usage: writeOpenAiUsage(part.usage) })
        : '';
      machine.accept('[DONE]');
      return `${finish}${usage}data: [DONE]\n\n`;
    },
    error: (error) => write(writeOpenAiError(error)),
  };
}

/** Writes a whole Chat Completions answer. */
export function writeOpenAiChatAnswer(head: AnswerHead, text: string, part: EndPart): JsonObject {
  return {
    ...commonMembers(head),
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, refusal: null },
        logprobs: null,
        finish_reason: writeStopReason('openai-chat', part.finishReason),
      },
    ],
    usage: writeOpenAiUsage(part.usage),
  };
}

/** Cuts a written chunk around its empty text, which stands once: the members before it are the writer's own. */
function aroundText(chunk: JsonObject): readonly [string, string] {
  const written = JSON.stringify(chunk);
  const at = written.lastIndexOf('"content":""') + '"content":'.length;
  return [written.slice(0, at), written.slice(at + 2)];
}

function commonMembers(head: AnswerHead): JsonObject {
  return { id: head.id, created: head.createdAtSeconds, model: head.modelId };
}
