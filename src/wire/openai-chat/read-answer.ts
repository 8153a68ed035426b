import type { AnswerFacts, EmitPart } from '../answers/answer-facts.ts';
import { type AnswerGatherer, createGatherer } from '../answers/gather-answer.ts';
import { upstreamMalformed } from '../errors/upstream-error.ts';
import { isJsonObject, type JsonObject, objectMember, stringMember } from '../json/json-object.ts';
import { readOpenAiError } from './error.ts';
import { leaveOutRest } from './left-out.ts';
import { readOpenAiUsage } from './usage.ts';

/**
 * Reads a whole Chat Completions answer; parts go to `emit`.
 *
 * Throws  'upstream-malformed' when it is no completion
 */
export function readOpenAiChatAnswer(body: JsonObject, emit: EmitPart): AnswerFacts {
  const answer = createGatherer('openai-chat', emit);
  if ((body['error'] ?? null) === null) readCompletion(answer, body);
  else answer.fail(readOpenAiError(body));
  return answer.facts();
}

function readCompletion(answer: AnswerGatherer, body: JsonObject): void {
  const [first, ...others] = readChoices(body);
  const message = objectMember(first, 'message') ?? {};
  const text = message['content'] ?? '';
  if (typeof text !== 'string') throw upstreamMalformed('a message whose content is no text');
  answer.start({ id: stringMember(body, 'id'), modelId: stringMember(body, 'model') });
  leaveOutRest(answer, first, message);
  if (others.length > 0) answer.leaveOut('n', false);
  answer.say(text);
  answer.count(readOpenAiUsage(objectMember(body, 'usage') ?? {}));
  answer.tier(stringMember(body, 'service_tier'));
  answer.stop(stringMember(first, 'finish_reason'));
  answer.end();
}

function readChoices(body: JsonObject): readonly [JsonObject, ...unknown[]] {
  const choices = body['choices'];
  const [first, ...others]: readonly unknown[] = Array.isArray(choices) ? choices : [];
  if (!isJsonObject(first) || !isJsonObject(first['message']))
    throw upstreamMalformed('no choice with a message');
  return [first, ...others];
}
