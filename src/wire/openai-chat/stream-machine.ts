import { machineFromRules, type StreamEvent, type StreamMachine } from '../streams/stream-machine.ts';
import { isJsonObject, type JsonObject } from '../json/json-object.ts';

interface State {
  isEnded: boolean;
  /** Each choice that has begun, and whether it has said why it stopped. */
  readonly choices: Map<number, boolean>;
}

/** Creates the state machine of a Chat Completions stream. */
export function createOpenAiChatMachine(): StreamMachine {
  const state: State = { isEnded: false, choices: new Map() };
  return machineFromRules({ advance: (event) => advance(state, event), isEnded: () => state.isEnded });
}

function advance(state: State, event: StreamEvent): string | undefined {
  if (event === '[DONE]') return finish(state);
  if (isPresent(event['error'])) {
    state.isEnded = true;
    return undefined;
  }
  const choices = event['choices'];
  if (!Array.isArray(choices)) return 'a chunk without choices';
  for (const choice of choices) {
    const problem = isJsonObject(choice) ? advanceChoice(state, choice) : 'a choice that is no object';
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function advanceChoice(state: State, choice: JsonObject): string | undefined {
  const { index, delta, finish_reason: reason } = choice;
  if (typeof index !== 'number') return 'a choice without an index';
  if (!isJsonObject(delta)) return 'a choice without a delta';
  if (!isTextOrAbsent(delta['content'])) return 'a delta whose content is no text';
  const isFinished = state.choices.get(index) ?? false;
  // some upstreams repeat an empty delta after the finish reason, to carry usage
  if (isFinished && saysSomething(delta)) return 'content after the finish reason';
  state.choices.set(index, isFinished || typeof reason === 'string');
  return undefined;
}

function finish(state: State): string | undefined {
  if (state.choices.size === 0) return '[DONE] before any choice';
  if ([...state.choices.values()].includes(false)) return '[DONE] before a finish reason';
  state.isEnded = true;
  return undefined;
}

function saysSomething(delta: JsonObject): boolean {
  const { content, tool_calls: toolCalls } = delta;
  return (typeof content === 'string' && content !== '') || isPresent(toolCalls);
}

function isTextOrAbsent(value: unknown): boolean {
  return !isPresent(value) || typeof value === 'string';
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
