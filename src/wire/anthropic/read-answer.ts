import type { AnswerFacts, EmitPart } from '../answers/answer-facts.ts';
import { type AnswerGatherer, createGatherer } from '../answers/gather-answer.ts';
import { upstreamMalformed } from '../errors/upstream-error.ts';
import { isJsonObject, type JsonObject, objectMember, stringMember } from '../json/json-object.ts';
import { isHarmlessBlock } from './block-types.ts';
import { readAnthropicError } from './error.ts';
import { readAnthropicUsage } from './usage.ts';

/**
 * Reads a whole Messages answer; parts go to `emit`.
 *
 * Throws  'upstream-malformed' when it is no message
 */
export function readAnthropicAnswer(body: JsonObject, emit: EmitPart): AnswerFacts {
  const answer = createGatherer('anthropic-messages', emit);
  if (body['type'] === 'error') answer.fail(readAnthropicError(body));
  else readMessage(answer, body);
  return answer.facts();
}

function readMessage(answer: AnswerGatherer, body: JsonObject): void {
  const content = body['content'];
  if (body['type'] !== 'message' || !Array.isArray(content))
    throw upstreamMalformed('no message with a content');
  answer.start({ id: stringMember(body, 'id'), modelId: stringMember(body, 'model') });
  for (const block of content) readBlock(answer, block);
  answer.count(readAnthropicUsage(objectMember(body, 'usage') ?? {}));
  answer.stop(stringMember(body, 'stop_reason'), stringMember(body, 'stop_sequence'));
  answer.end();
}

function readBlock(answer: AnswerGatherer, block: unknown): void {
  const type = isJsonObject(block) ? stringMember(block, 'type') : undefined;
  if (!isJsonObject(block) || type === undefined) throw upstreamMalformed('a content block without a type');
  if (type !== 'text') {
    answer.leaveOut(type, isHarmlessBlock(type));
    return;
  }
  const text = stringMember(block, 'text');
  if (text === undefined) throw upstreamMalformed('a text block without text');
  const { citations } = block;
  if (Array.isArray(citations) && citations.length > 0) answer.leaveOut('citations', true);
  answer.say(text);
}
