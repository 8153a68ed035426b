import { machineFromRules, type StreamEvent, type StreamMachine } from '../streams/stream-machine.ts';
import { type JsonObject, objectMember, stringMember } from '../json/json-object.ts';

interface State {
  phase: 'before' | 'open' | 'closing' | 'ended';
  blockCount: number;
  /** The type of the block that is open; at most one is. */
  openBlock: string | undefined;
}

type Rule = (state: State, event: JsonObject) => string | undefined;

/** The legal place of every event; types that are not here may stand anywhere inside a message. */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ['message_start', startMessage],
  ['content_block_start', startBlock],
  ['content_block_delta', continueBlock],
  ['content_block_stop', stopBlock],
  ['message_delta', closeMessage],
  ['message_stop', stopMessage],
  ['error', failMessage],
  ['ping', () => undefined],
]);

/** Creates the state machine of an Anthropic stream. Source: "SSE order" in the providers' documentation. */
export function createAnthropicMachine(): StreamMachine {
  const state: State = { phase: 'before', blockCount: 0, openBlock: undefined };
  return machineFromRules({
    advance: (event) => advance(state, event),
    isEnded: () => state.phase === 'ended',
  });
}

function advance(state: State, event: StreamEvent): string | undefined {
  const type = event === '[DONE]' ? undefined : stringMember(event, 'type');
  if (event === '[DONE]' || type === undefined) return 'an event without a type';
  const rule = RULES.get(type);
  if (rule !== undefined) return rule(state, event);
  return state.phase === 'before' ? `${type.slice(0, 40)} before message_start` : undefined;
}

function startMessage(state: State, event: JsonObject): string | undefined {
  if (state.phase !== 'before') return 'a second message_start';
  if (objectMember(event, 'message') === undefined) return 'message_start without a message';
  state.phase = 'open';
  return undefined;
}

function startBlock(state: State, event: JsonObject): string | undefined {
  const type = stringMember(objectMember(event, 'content_block') ?? {}, 'type');
  if (state.phase !== 'open') return 'content_block_start outside the message';
  if (state.openBlock !== undefined) return 'content_block_start while another block is open';
  if (event['index'] !== state.blockCount)
    return `content_block_start whose index is not ${state.blockCount}`;
  if (type === undefined) return 'content_block_start without the type of the block';
  state.openBlock = type;
  return undefined;
}

function continueBlock(state: State, event: JsonObject): string | undefined {
  const delta = objectMember(event, 'delta') ?? {};
  const type = stringMember(delta, 'type');
  if (state.openBlock === undefined || event['index'] !== state.blockCount)
    return 'content_block_delta of a block that is not open';
  if (type === undefined) return 'content_block_delta without the type of the delta';
  if (type !== 'text_delta') return undefined;
  if (state.openBlock !== 'text') return `text_delta in a block of type ${state.openBlock.slice(0, 40)}`;
  return stringMember(delta, 'text') === undefined ? 'text_delta without text' : undefined;
}

function stopBlock(state: State, event: JsonObject): string | undefined {
  if (state.openBlock === undefined || event['index'] !== state.blockCount)
    return 'content_block_stop of a block that is not open';
  state.openBlock = undefined;
  state.blockCount += 1;
  return undefined;
}

function closeMessage(state: State, event: JsonObject): string | undefined {
  const delta = objectMember(event, 'delta');
  if (state.phase === 'before') return 'message_delta before message_start';
  if (state.openBlock !== undefined) return 'message_delta while a block is open';
  if (delta === undefined) return 'message_delta without a delta';
  // a delta may only count tokens; the one with the stop reason closes the message
  if (typeof delta['stop_reason'] === 'string') state.phase = 'closing';
  return undefined;
}

function stopMessage(state: State): string | undefined {
  if (state.phase !== 'closing') return 'message_stop before a message_delta with a stop reason';
  state.phase = 'ended';
  return undefined;
}

function failMessage(state: State, event: JsonObject): string | undefined {
  if (objectMember(event, 'error') === undefined) return 'an error event without an error';
  state.phase = 'ended';
  return undefined;
}
