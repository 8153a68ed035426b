import { VernierError } from '#core';
import { type RedactError, redactIfError } from '../errors/redact-error.ts';
import { upstreamEmpty, upstreamMalformed } from '../errors/upstream-error.ts';
import type { JsonObject } from '../json/json-object.ts';
import { MAX_BODY_BYTES } from '../json/parse-body.ts';
import type { AnswerFacts, EmitPart } from './answer-facts.ts';
import type { Intake, IntakeState } from './intake.ts';
import { toUtf8 } from '../streams/sse-event.ts';
import { parseUpstreamJson } from './parse-upstream-json.ts';

const NOTHING = Buffer.alloc(0);

interface BodyIntakeOptions {
  readonly readAnswer: (answer: JsonObject, emit: EmitPart) => AnswerFacts;
  readonly emit: EmitPart | undefined;
  readonly writeError: (error: VernierError) => Buffer;
  readonly status: number | undefined;
  readonly redactError: RedactError | undefined;
}

interface State {
  readonly options: BodyIntakeOptions;
  readonly chunks: Buffer[];
  bytes: number;
  phase: IntakeState;
  facts: AnswerFacts;
  isClosed: boolean;
}

/** Takes in an answer that is one JSON body: it is held until it is whole, so that what is broken never passes. */
export function createBodyIntake(options: BodyIntakeOptions): Intake {
  const state: State = {
    options,
    chunks: [],
    bytes: 0,
    phase: 'open',
    facts: { usage: {} },
    isClosed: false,
  };
  return {
    push(chunk) {
      hold(state, chunk);
      return NOTHING;
    },
    end: (error) => close(state, error),
    facts: () => state.facts,
    get state() {
      return state.phase;
    },
  };
}

function hold(state: State, chunk: Buffer): void {
  if (state.phase !== 'open' || state.isClosed) return;
  state.chunks.push(chunk);
  state.bytes += chunk.length;
  if (state.bytes > MAX_BODY_BYTES)
    fail(state, upstreamMalformed(`a body of more than ${MAX_BODY_BYTES} bytes`));
}

function close(state: State, error: VernierError | undefined): Buffer {
  if (state.isClosed) return NOTHING;
  state.isClosed = true;
  const body = redactBody(Buffer.concat(state.chunks), state.options.redactError);
  if (state.phase === 'open') readBody(state, body, error);
  const failure = state.phase === 'failed' ? state.facts.error : undefined;
  return failure === undefined ? body : state.options.writeError(failure);
}

function redactBody(body: Buffer, redact: RedactError | undefined): Buffer {
  if (redact === undefined || !body.includes('"error"')) return body;
  const spelled = body.toString('latin1');
  const clean = redactIfError(spelled, redact, toUtf8);
  return clean === spelled ? body : Buffer.from(clean, 'latin1');
}

function readBody(state: State, body: Buffer, error: VernierError | undefined): void {
  const { readAnswer, emit, status } = state.options;
  try {
    if (error !== undefined) throw error;
    if (body.length === 0) throw upstreamEmpty(status);
    state.facts = readAnswer(parseUpstreamJson(body.toString('utf8')), emit ?? (() => undefined));
    state.phase = 'ended';
  } catch (thrown) {
    if (!(thrown instanceof VernierError)) throw thrown;
    fail(state, thrown);
  }
}

function fail(state: State, error: VernierError): void {
  state.phase = 'failed';
  state.facts = { ...state.facts, error };
  state.chunks.length = 0;
  state.options.emit?.({ type: 'error', error });
}
