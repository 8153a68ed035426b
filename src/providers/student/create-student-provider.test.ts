import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { type StudentModel, toBase64 } from '#core';
import type { WireFormat } from '#wire';
import { decodeAnswer, readBody, tapAnswer, textOf } from '../__fixtures__/read-answer.ts';
import type { UpstreamRequest } from '../provider.ts';
import { type ProviderFixture, testProvider } from '../provider-contract.ts';
import {
  createStudentProvider,
  openStudent,
  studentAnswer,
  studentBuckets,
  studentCatalogFile,
} from './index.ts';

const MODEL_ID = 'shelf-classifier';

/** A student that knows two words: `apple` speaks for fruit, `hammer` for tools. */
function createStudent(changes: Partial<StudentModel> = {}): StudentModel {
  const known = Uint16Array.from(
    [...studentBuckets('apple')].slice(-1).concat([...studentBuckets('hammer')].slice(-1)),
  );
  return {
    version: 1,
    hash: 'constructed',
    kind: 'linear-hashed-ngrams',
    labels: ['fruit', 'tools'],
    frame: '',
    buckets: toBase64(known),
    biases: [0, 0],
    weights: toBase64(Float32Array.of(6, -6, -6, 6)),
    strength: 1,
    abstention: { status: 'below-lead', minimumLead: 0.5, targetPrecision: 0.6 },
    trial: {
      examples: 40,
      answered: 30,
      right: 20,
      accuracy: { low: 0.35, high: 0.64 },
      precision: { low: 0.5, high: 0.8 },
      confidence: 0.95,
    },
    trainedOn: 40,
    dataHash: 'constructed',
    ...changes,
  };
}

const provider = createStudentProvider({ modelId: MODEL_ID, student: createStudent() });

interface Call {
  readonly format?: WireFormat;
  readonly prompt?: string;
  readonly stream?: boolean;
  readonly modelId?: string;
}

function toRequest({
  format = 'openai-chat',
  prompt = 'apple',
  stream = true,
  modelId = MODEL_ID,
}: Call = {}): UpstreamRequest {
  const messages = [{ role: 'user', content: prompt }];
  const body = Buffer.from(JSON.stringify({ model: modelId, max_tokens: 64, messages, stream }));
  return { format, modelId, body, headers: {}, stream };
}

async function answerTo(prompt: string): Promise<string> {
  const request = toRequest({ prompt });
  return textOf(await decodeAnswer(await provider.open(request), request));
}

function toFixture(name: string, call: Call): ProviderFixture {
  // `apple` is 5 bytes and `fruit` is 5: two tokens each, at about four bytes a token
  const expected = {
    text: 'fruit',
    usage: { inputTokens: 2, outputTokens: 2 },
    finishReason: 'stop' as const,
  };
  return { name, request: toRequest(call), expected };
}

testProvider('student', () => Promise.resolve({ provider, stop: () => Promise.resolve() }), [
  toFixture('an Anthropic stream', { format: 'anthropic-messages' }),
  toFixture('a whole Anthropic answer', { format: 'anthropic-messages', stream: false }),
  toFixture('an OpenAI stream', { format: 'openai-chat' }),
  toFixture('a whole OpenAI answer', { format: 'openai-chat', stream: false }),
]);

describe('a student behind the two formats', () => {
  it('answers by what it learned, which is measured and not simulated', async () => {
    expect(provider.source).toBe('measured');
    expect(await answerTo('Apple!')).toBe('fruit');
    expect(await answerTo('a hammer')).toBe('tools');
  });

  it('says `unsure` alone on its first line where no label leads, and why', async () => {
    expect((await answerTo('apple hammer')).split('\n')).toEqual([
      'unsure',
      '(the classifier abstained: no label leads clearly enough)',
    ]);
  });

  it('says what it predicts, nothing else', async () => {
    const student = openStudent(createStudent());
    for (const text of ['apple', 'a hammer', 'apple hammer', '', 'frost']) {
      expect(await answerTo(text)).toBe(studentAnswer(student.predict(text)));
    }
  });

  it('costs nothing, and says so as a price', async () => {
    const catalog = createCatalog([studentCatalogFile(MODEL_ID, '2026-01-01')]);
    const request = toRequest({ format: 'anthropic-messages' });
    const { usage } = await tapAnswer(await provider.open(request), request);
    const { cost } = catalog.priceUsage({ model: MODEL_ID, usage, at: '2026-11-20' });
    expect(cost).toEqual({ status: 'priced', costUsd: 0, priceDate: '2026-01-01' });
  });

  it('gives the same request the same bytes', async () => {
    const once = await readBody((await provider.open(toRequest())).body);
    const again = await readBody((await provider.open(toRequest())).body);
    expect(again.bytes.equals(once.bytes)).toBe(true);
  });

  it('refuses every model but its own', async () => {
    const call = provider.open(toRequest({ modelId: 'claude-haiku-5-5' }));
    await expect(call).rejects.toMatchObject({
      code: 'unknown-model',
      message: expect.stringContaining(MODEL_ID),
    });
  });
});
