import { describe, expect, it } from 'vitest';
import { WIRE_FORMATS } from '#wire';
import { readBody } from './__fixtures__/read-answer.ts';
import type { UpstreamRequest } from './provider.ts';
import { type LocalAnswer, sayAnswer, type Wait } from './say-answer.ts';

const ANSWER: LocalAnswer = {
  name: 'a1',
  modelId: 'model-a',
  text: 'Grüße 🧵 '.repeat(30),
  usage: { inputTokens: 10, outputTokens: 90 },
};

function toRequest(changes: Partial<UpstreamRequest> = {}): UpstreamRequest {
  return {
    format: 'openai-chat',
    modelId: 'model-a',
    body: Buffer.alloc(0),
    headers: {},
    stream: true,
    ...changes,
  };
}

/** A timer that only writes down what it was asked for, and ends when it is told to. */
function createTimer() {
  const waits: number[] = [];
  const signals: AbortSignal[] = [];
  const rings: (() => void)[] = [];
  const wait: Wait = (milliseconds, signal) => {
    waits.push(milliseconds);
    signals.push(signal);
    return new Promise((resolve) => rings.push(resolve));
  };
  return { wait, waits, signals, ring: () => rings.at(-1)?.() };
}

/** A timer that is over at once and knows how long was waited. */
function createFastTimer() {
  const waits: number[] = [];
  const wait: Wait = (milliseconds) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  return { wait, totalMs: () => waits.reduce((sum, ms) => sum + ms, 0) };
}

describe('an answer that is said at a pace', () => {
  it.each(WIRE_FORMATS.flatMap((format) => [true, false].map((stream) => ({ format, stream }))))(
    'takes as long in $format (stream: $stream) as was stated, with the same bytes',
    async (form) => {
      const timer = createFastTimer();
      const paced = sayAnswer(ANSWER, toRequest(form), { textMs: 700, wait: timer.wait });
      const slow = await readBody(paced.body, true);
      const fast = await readBody(sayAnswer(ANSWER, toRequest(form)).body);
      expect(slow.bytes.equals(fast.bytes)).toBe(true);
      expect(slow.endings).toEqual(['end']);
      expect(timer.totalMs()).toBeCloseTo(700, 9);
    },
  );

  it('stops its timer when the reader gives up, and says nothing more', async () => {
    const timer = createTimer();
    const { body } = sayAnswer(ANSWER, toRequest(), { textMs: 700, wait: timer.wait });
    const heard: string[] = [];
    body.read({
      data: () => heard.push('data') > 0,
      end: () => void heard.push('end'),
      fail: () => void heard.push('fail'),
    });
    body.abort();
    expect(timer.signals.map((signal) => signal.aborted)).toEqual([true]);
    timer.ring();
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual(['data']);
    expect(timer.waits).toHaveLength(1);
  });

  it('fails once when the signal ends it in the middle', async () => {
    const timer = createTimer();
    const leaving = new AbortController();
    const request = toRequest({ signal: leaving.signal });
    const reading = readBody(sayAnswer(ANSWER, request, { textMs: 700, wait: timer.wait }).body);
    leaving.abort();
    timer.ring();
    expect((await reading).endings).toEqual(['client-closed']);
    expect(timer.signals.map((signal) => signal.aborted)).toEqual([true]);
  });

  it('is whole, whatever comes after its end', async () => {
    const leaving = new AbortController();
    const { body } = sayAnswer(ANSWER, toRequest({ signal: leaving.signal }));
    leaving.abort();
    expect((await readBody(body)).endings).toEqual(['end']);
  });
});
