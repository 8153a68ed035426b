import { sha256, type Usage, VernierError } from '#core';
import { createEncoder, type StreamPart, type WireFormat } from '#wire';
import { ByteQueue } from './byte-queue.ts';
import type { UpstreamRequest, UpstreamResponse } from './provider.ts';

/** An answer that is kept or made on this machine, before it is said in a format. */
export interface LocalAnswer {
  /** Names this answer among all: its id and its time follow from this and the model. */
  readonly name: string;
  readonly modelId: string;
  readonly text: string;
  readonly usage: Usage;
}

/** Waits; ends early, in any way, when the signal comes. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** How slowly an answer is said: `textMs` are spread evenly over its text. */
export interface Pace {
  readonly textMs: number;
  readonly wait: Wait;
}

/** Characters of one delta, about what providers send at a time. */
const DELTA_CHARACTERS = 64;

/** Made-up creation times fall on this day, so that an answer has a time and always the same one: 2024-11-01. */
const FIRST_SECOND = 1_730_419_200;
const SECONDS_PER_DAY = 86_400;

const ID_PREFIXES = { 'anthropic-messages': 'msg_', 'openai-chat': 'chatcmpl-' } as const satisfies Record<
  WireFormat,
  string
>;

/**
 * Says an answer of this machine in the request's format, streamed or not.
 *
 * Shape   id and time follow from name and model alone, so that the same request gets the same bytes; every answer
 *         reads as a plain end
 */
export function sayAnswer(answer: LocalAnswer, request: UpstreamRequest, pace?: Pace): UpstreamResponse {
  const type = request.stream ? 'text/event-stream; charset=utf-8' : 'application/json';
  const chunks = encodeAnswer(answer, request, pace?.textMs ?? 0);
  const body = new LocalBody(chunks, request.signal, pace?.wait).queue;
  return { status: 200, headers: { 'content-type': type }, body };
}

/** The error of a call that nobody waits for any more. */
export function givenUp(): VernierError {
  return new VernierError(
    'client-closed',
    'the call was given up, nobody waits for it any more: call again if its answer is wanted',
  );
}

/** Bytes, and how long they take to come. */
interface TimedChunk {
  readonly bytes: Buffer;
  readonly delayMs: number;
}

function encodeAnswer(
  answer: LocalAnswer,
  { format, stream }: UpstreamRequest,
  textMs: number,
): readonly TimedChunk[] {
  const { name, modelId, text, usage } = answer;
  const hash = sha256(`${name}\n${modelId}`);
  const id = `${ID_PREFIXES[format]}${hash.slice(0, 24)}`;
  const encoder = createEncoder(format, {
    stream,
    id,
    modelId,
    createdAtSeconds: FIRST_SECOND + (Number.parseInt(hash.slice(0, 8), 16) % SECONDS_PER_DAY),
    // whoever did not ask for it has it hidden by the tap
    includeUsage: true,
  });
  const parts: readonly StreamPart[] = [
    { type: 'start', id, modelId },
    ...cutText(text).map((piece) => ({ type: 'text-delta' as const, text: piece })),
    { type: 'end', finishReason: { unified: 'stop', raw: null }, usage },
  ];
  return parts.map((part) => ({
    bytes: encoder.push(part),
    delayMs: part.type === 'text-delta' ? (textMs * part.text.length) / text.length : 0,
  }));
}

function cutText(text: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = wholeCharacterEnd(text, start + DELTA_CHARACTERS);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** A character of two code units is not cut in two: each half alone cannot be written as UTF-8. */
function wholeCharacterEnd(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}

/** Pushes chunks as they are due and as there is room, until the reader or the signal gives up. */
class LocalBody {
  readonly queue: ByteQueue;
  readonly #chunks: readonly TimedChunk[];
  readonly #wait: Wait | undefined;
  readonly #leaving = new AbortController();
  #next = 0;
  /** The chunk that was waited for, or is. */
  #awaited = -1;
  #isWaiting = false;

  constructor(chunks: readonly TimedChunk[], signal: AbortSignal | undefined, wait: Wait | undefined) {
    this.#chunks = chunks;
    this.#wait = wait;
    this.queue = new ByteQueue({ resume: () => this.#push(), abort: () => this.#leaving.abort() });
    signal?.addEventListener('abort', () => this.#giveUp(), { once: true, signal: this.#leaving.signal });
    this.#push();
  }

  #push(): void {
    let hasRoom = true;
    while (hasRoom && !this.#mustWait()) {
      const chunk = this.#chunks[this.#next];
      if (chunk === undefined) {
        this.queue.end();
        this.#leaving.abort();
        return;
      }
      this.#next += 1;
      if (chunk.bytes.length > 0) hasRoom = this.queue.push(chunk.bytes);
    }
  }

  /** Whether the next chunk is not due; it is then waited for. */
  #mustWait(): boolean {
    const delayMs = this.#chunks[this.#next]?.delayMs ?? 0;
    if (this.#wait === undefined || delayMs === 0 || this.#awaited === this.#next) return this.#isWaiting;
    this.#awaited = this.#next;
    this.#isWaiting = true;
    const proceed = (): void => {
      this.#isWaiting = false;
      if (!this.#leaving.signal.aborted) this.#push();
    };
    void this.#wait(delayMs, this.#leaving.signal).then(proceed, proceed);
    return true;
  }

  #giveUp(): void {
    this.#leaving.abort();
    this.queue.fail(givenUp());
  }
}
