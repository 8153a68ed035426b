import type { EmitPart } from '../answers/answer-facts.ts';
import { type AnswerGatherer, createGatherer } from '../answers/gather-answer.ts';
import { parseUpstreamJson } from '../answers/parse-upstream-json.ts';
import type { StreamMachine } from '../streams/stream-machine.ts';
import type { EventKind, StreamReader } from '../streams/stream-reader.ts';
import { upstreamMalformed } from '../errors/upstream-error.ts';
import { isJsonObject, type JsonObject, objectMember, stringMember } from '../json/json-object.ts';
import { readOpenAiError } from './error.ts';
import { leaveOutRest } from './left-out.ts';
import { createOpenAiChatMachine } from './stream-machine.ts';
import { readOpenAiUsage } from './usage.ts';

/** What a stream has said so far. */
interface Progress {
  readonly answer: AnswerGatherer;
  isStarted: boolean;
}

/** Creates the reader of one Chat Completions stream; parts go to `emit` as they come. */
export function createOpenAiChatReader(emit: EmitPart): StreamReader {
  const machine = createOpenAiChatMachine();
  const progress: Progress = { answer: createGatherer('openai-chat', emit), isStarted: false };
  return {
    read(event) {
      if (event.data === '[DONE]') {
        checkOrder(machine, '[DONE]');
        progress.answer.end();
        return { kind: 'other' };
      }
      const chunk = parseUpstreamJson(event.data);
      checkOrder(machine, chunk);
      if (!machine.isEnded) return readChunk(progress, chunk);
      progress.answer.fail(readOpenAiError(chunk));
      return { kind: 'other' };
    },
    textOf,
    isTerminator: (event) => event.data === '[DONE]',
    facts: () => progress.answer.facts(),
    get isEnded() {
      return machine.isEnded;
    },
  };
}

function checkOrder(machine: StreamMachine, event: JsonObject | '[DONE]'): void {
  const problem = machine.advance(event);
  if (problem !== undefined) throw upstreamMalformed(problem);
}

function readChunk(progress: Progress, chunk: JsonObject): EventKind {
  const choices = choicesOf(chunk);
  const usage = objectMember(chunk, 'usage');
  if (usage !== undefined) progress.answer.count(readOpenAiUsage(usage));
  progress.answer.tier(stringMember(chunk, 'service_tier'));
  if (choices.length === 0) return { kind: usage === undefined ? 'other' : 'usage' };
  if (!progress.isStarted) {
    progress.isStarted = true;
    progress.answer.start({ id: stringMember(chunk, 'id'), modelId: stringMember(chunk, 'model') });
  }
  for (const choice of choices) readChoice(progress.answer, choice);
  const text = textOf(chunk);
  return text === undefined ? { kind: 'other' } : { kind: 'text', text };
}

function readChoice(answer: AnswerGatherer, choice: JsonObject): void {
  const delta = objectMember(choice, 'delta') ?? {};
  leaveOutRest(answer, choice, delta);
  if (choice['index'] !== 0) return;
  answer.say(stringMember(delta, 'content') ?? '');
  answer.stop(stringMember(choice, 'finish_reason'));
}

/** A chunk whose only choice says a text and nothing else. */
function textOf(chunk: JsonObject): string | undefined {
  const [choice, ...others] = choicesOf(chunk);
  if (choice === undefined || others.length > 0 || choice['index'] !== 0) return undefined;
  if (isPresent(choice['finish_reason']) || isPresent(chunk['usage'])) return undefined;
  const delta = objectMember(choice, 'delta') ?? {};
  const isAlone = Object.entries(delta).every(([key, value]) => SAID.has(key) || !isPresent(value));
  return isAlone ? stringMember(delta, 'content') : undefined;
}

/** Members of a delta that say a text; the role is repeated by some upstreams. */
const SAID: ReadonlySet<string> = new Set(['content', 'role']);

function choicesOf(chunk: JsonObject): readonly JsonObject[] {
  const choices = chunk['choices'];
  return Array.isArray(choices) ? choices.filter(isJsonObject) : [];
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
