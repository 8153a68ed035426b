import { VernierError } from '#core';
import { type RedactError, redactIfError } from '../errors/redact-error.ts';
import { upstreamClosed, upstreamMalformed } from '../errors/upstream-error.ts';
import type { EmitPart } from '../answers/answer-facts.ts';
import type { Intake } from '../answers/intake.ts';
import { createHeldBytes, type HeldBytes } from './held-bytes.ts';
import { findBlockEnd, parseBlock } from './sse-event.ts';
import type { StreamReader } from './stream-reader.ts';
import { createTextTemplate, type TextTemplate, unspell } from './text-template.ts';

const NOTHING = Buffer.alloc(0);

/**
 * The largest event that is waited for: 16 MiB, an image of 12 MB in base64. Texts and the pieces of tool arguments stay
 * far below; images and the results of tools that the upstream runs come whole, in one event.
 */
const MAX_EVENT_BYTES = 16 * 1024 * 1024;

interface EventIntakeOptions {
  readonly createReader: (emit: EmitPart) => StreamReader;
  readonly emit: EmitPart | undefined;
  /** Whether events that only count tokens are kept from the client. */
  readonly hideUsage: boolean;
  /** Writes the event that ends a stream after an error. */
  readonly writeError: (error: VernierError) => Buffer;
  /** Redacts the upstream's own error events. */
  readonly redactError: RedactError | undefined;
}

interface State {
  readonly options: EventIntakeOptions;
  readonly reader: StreamReader;
  readonly template: TextTemplate;
  /** What came after the last whole event. */
  readonly held: HeldBytes;
  failure: VernierError | undefined;
  isClosed: boolean;
}

/** Takes in an event stream: whole events pass unchanged while they are read, torn ones wait, illegal ones end it. */
export function createEventIntake(options: EventIntakeOptions): Intake {
  const reader = options.createReader(options.emit ?? (() => undefined));
  const template = createTextTemplate((data) => reader.textOf(data));
  const state: State = {
    options,
    reader,
    template,
    held: createHeldBytes(),
    failure: undefined,
    isClosed: false,
  };
  return {
    push: (chunk) => push(state, chunk),
    end: (error) => close(state, error),
    facts() {
      const facts = reader.facts();
      return state.failure === undefined ? facts : { ...facts, error: state.failure };
    },
    get state() {
      if (state.failure !== undefined) return 'failed';
      return reader.isEnded ? 'ended' : 'open';
    },
  };
}

function push(state: State, chunk: Buffer): Buffer {
  if (state.failure !== undefined || state.reader.isEnded) return NOTHING;
  // no blank line, no end of an event: a long event in small pieces is not looked at again and again
  const passed = state.held.add(chunk) ? readEvents(state, state.held.bytes()) : NOTHING;
  if (state.held.length > MAX_EVENT_BYTES) fail(state, upstreamMalformed(TOO_LARGE));
  return passed;
}

const TOO_LARGE = `an event of more than ${MAX_EVENT_BYTES} bytes`;

function readEvents(state: State, bytes: Buffer): Buffer {
  const latin1 = bytes.toString('latin1');
  const hasReturns = latin1.includes('\r');
  const passed: Buffer[] = [];
  let passedTo = 0;
  let at = 0;
  while (!state.reader.isEnded) {
    const end = findBlockEnd(latin1, at, hasReturns);
    if (end === -1) break;
    const verdict = readEvent(state, latin1, { start: at, end });
    if (verdict === 'stop') break;
    if (verdict !== 'pass') {
      passed.push(bytes.subarray(passedTo, at), verdict === 'hide' ? NOTHING : verdict);
      passedTo = end;
    }
    at = end;
  }
  const isOver = state.reader.isEnded || state.failure !== undefined || at === bytes.length;
  state.held.replace(isOver ? NOTHING : bytes.subarray(at));
  const last = part(bytes, passedTo, at);
  return passed.length === 0 ? last : Buffer.concat([...passed, last]);
}

/** A part of the bytes; a read of one event is passed as it is, which is cheaper. */
function part(bytes: Buffer, start: number, end: number): Buffer {
  return end - start === bytes.length ? bytes : bytes.subarray(start, end);
}

/** What becomes of an event: passed as it is, in other bytes, not at all, or the end of the stream. */
type Verdict = 'pass' | Buffer | 'hide' | 'stop';

function readEvent(
  state: State,
  latin1: string,
  range: { readonly start: number; readonly end: number },
): Verdict {
  const { template, options } = state;
  const spelled = template.match(latin1, range.start, range.end);
  if (spelled !== undefined) {
    if (options.emit !== undefined && spelled !== '')
      options.emit({ type: 'text-delta', text: unspell(spelled) ?? '' });
    return 'pass';
  }
  template.forget();
  try {
    return readInFull(state, latin1.slice(range.start, range.end));
  } catch (error) {
    if (!(error instanceof VernierError)) throw error;
    fail(state, error);
    return 'stop';
  }
}

function readInFull(state: State, spelled: string): Verdict {
  const block = redactIfError(spelled, state.options.redactError, (clean) => parseBlock(clean)?.data);
  const event = parseBlock(block);
  if (event === undefined) return 'pass';
  const kind = state.reader.read(event);
  if (kind.kind === 'text' && kind.text !== '') state.template.learn(block, kind.text);
  if (kind.kind === 'usage' && state.options.hideUsage) return 'hide';
  return block === spelled ? 'pass' : Buffer.from(block, 'latin1');
}

function close(state: State, error: VernierError | undefined): Buffer {
  if (state.isClosed) return NOTHING;
  state.isClosed = true;
  const last = error === undefined ? readLastEvent(state) : NOTHING;
  if (state.reader.isEnded && state.failure === undefined) return last;
  fail(state, error ?? upstreamClosed());
  return state.failure === undefined ? NOTHING : state.options.writeError(state.failure);
}

/** Some upstreams leave out the blank line after the terminator: a terminator that is whole otherwise is believed. */
function readLastEvent(state: State): Buffer {
  if (state.reader.isEnded || state.failure !== undefined || state.held.length === 0) return NOTHING;
  const bytes = withBlankLine(state.held.bytes());
  try {
    const event = parseBlock(bytes.toString('latin1'));
    if (event === undefined || !state.reader.isTerminator(event)) return NOTHING;
    state.reader.read(event);
  } catch (error) {
    if (!(error instanceof VernierError)) throw error;
    // torn within the event: the stream was cut, which is what is reported
    return NOTHING;
  }
  return bytes;
}

/** Adds as much of a blank line as is missing at the end of a block. */
function withBlankLine(bytes: Buffer): Buffer {
  const latin1 = bytes.toString('latin1');
  const missing = latin1.endsWith('\n') || /[\r\n]\r$/.test(latin1) ? '\n' : '\n\n';
  return Buffer.concat([bytes, Buffer.from(missing)]);
}

function fail(state: State, error: VernierError): void {
  if (state.failure !== undefined || state.reader.isEnded) return;
  state.failure = error;
  state.held.replace(NOTHING);
  state.options.emit?.({ type: 'error', error });
}
