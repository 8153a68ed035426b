import type { EmitPart } from '../answers/answer-facts.ts';
import { type AnswerGatherer, createGatherer } from '../answers/gather-answer.ts';
import { parseUpstreamJson } from '../answers/parse-upstream-json.ts';
import type { SseEvent } from '../streams/sse-event.ts';
import type { StreamMachine } from '../streams/stream-machine.ts';
import type { StreamReader } from '../streams/stream-reader.ts';
import { upstreamMalformed } from '../errors/upstream-error.ts';
import { type JsonObject, objectMember, stringMember } from '../json/json-object.ts';
import { isHarmlessBlock } from './block-types.ts';
import { readAnthropicError } from './error.ts';
import { createAnthropicMachine } from './stream-machine.ts';
import { readAnthropicUsage } from './usage.ts';

/** What a stream has said so far; its counts of tokens come in pieces, each replacing the last. */
interface Progress {
  readonly answer: AnswerGatherer;
  rawUsage: JsonObject;
}

/** What each event says; pings and event types of the future say nothing. */
const READERS: ReadonlyMap<unknown, (progress: Progress, event: JsonObject) => void> = new Map([
  ['message_start', readStart],
  ['content_block_start', readBlockStart],
  ['content_block_delta', readDelta],
  ['message_delta', readClosing],
  ['message_stop', ({ answer }: Progress) => answer.end()],
  ['error', ({ answer }: Progress, event: JsonObject) => answer.fail(readAnthropicError(event))],
]);

/** Creates the reader of one Anthropic stream; parts go to `emit` as they come. */
export function createAnthropicReader(emit: EmitPart): StreamReader {
  const machine = createAnthropicMachine();
  const progress: Progress = { answer: createGatherer('anthropic-messages', emit), rawUsage: {} };
  return {
    read(event) {
      const data = parseUpstreamJson(event.data);
      checkOrder(machine, event, data);
      READERS.get(data['type'])?.(progress, data);
      const text = textOf(data);
      return text === undefined ? { kind: 'other' } : { kind: 'text', text };
    },
    textOf,
    isTerminator: (event) => event.name === 'message_stop',
    facts: () => progress.answer.facts(),
    get isEnded() {
      return machine.isEnded;
    },
  };
}

function checkOrder(machine: StreamMachine, event: SseEvent, data: JsonObject): void {
  // the official SDKs go by the name and ignore an event without one
  if (event.name !== data['type']) throw upstreamMalformed('an event whose name and type differ');
  const problem = machine.advance(data);
  if (problem !== undefined) throw upstreamMalformed(problem);
}

function textOf(data: JsonObject): string | undefined {
  if (data['type'] !== 'content_block_delta') return undefined;
  const delta = objectMember(data, 'delta') ?? {};
  return delta['type'] === 'text_delta' ? stringMember(delta, 'text') : undefined;
}

function readStart(progress: Progress, event: JsonObject): void {
  const message = objectMember(event, 'message') ?? {};
  // output tokens are a placeholder here; the closing delta counts them
  progress.rawUsage = { ...objectMember(message, 'usage'), output_tokens: null, output_tokens_details: null };
  progress.answer.start({ id: stringMember(message, 'id'), modelId: stringMember(message, 'model') });
  progress.answer.count(readAnthropicUsage(progress.rawUsage));
}

function readBlockStart({ answer }: Progress, event: JsonObject): void {
  const block = objectMember(event, 'content_block') ?? {};
  const type = stringMember(block, 'type') ?? 'unknown';
  if (type === 'text') answer.say(stringMember(block, 'text') ?? '');
  else answer.leaveOut(type, isHarmlessBlock(type));
}

function readDelta({ answer }: Progress, event: JsonObject): void {
  if (objectMember(event, 'delta')?.['type'] === 'citations_delta') answer.leaveOut('citations', true);
  answer.say(textOf(event) ?? '');
}

function readClosing(progress: Progress, event: JsonObject): void {
  const delta = objectMember(event, 'delta') ?? {};
  const counts = Object.entries(objectMember(event, 'usage') ?? {}).filter(([, count]) => count !== null);
  progress.rawUsage = { ...progress.rawUsage, ...Object.fromEntries(counts) };
  progress.answer.count(readAnthropicUsage(progress.rawUsage));
  progress.answer.stop(stringMember(delta, 'stop_reason'), stringMember(delta, 'stop_sequence'));
}
