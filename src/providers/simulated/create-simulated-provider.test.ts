import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import type { WireFormat } from '#wire';
import { decodeAnswer, readBody, tapAnswer, textOf } from '../__fixtures__/read-answer.ts';
import type { UpstreamRequest } from '../provider.ts';
import { type ProviderFixture, testProvider } from '../provider-contract.ts';
import type { Wait } from '../say-answer.ts';
import {
  createSimulatedProvider,
  simulateAnswer,
  SimulatedCase,
  Simulation,
  simulationCatalogFile,
} from './index.ts';

function firstOf<Item>(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new Error('the fixture is empty');
  return first;
}

const path = new URL('../__fixtures__/simulation.json', import.meta.url);
const simulation = Simulation.parse(JSON.parse(readFileSync(path, 'utf8')));
const [quick, slow] = [firstOf(simulation.models), firstOf(simulation.models.slice(1))];

const cases = Array.from({ length: 20 }, (_, index) =>
  SimulatedCase.parse({
    id: `case-${index}`,
    prompt: `Which area, please? Brücke Nr. ${index} 🧾`,
    gold: 'tax',
    alternatives: ['litigation', 'corporate'],
    difficulty: 1 + (index % 5),
  }),
);
const firstCase = firstOf(cases);

const atOnce: Wait = () => Promise.resolve();
const provider = createSimulatedProvider({ simulation, cases, wait: atOnce });

interface Call {
  readonly format?: WireFormat;
  readonly modelId?: string;
  readonly prompt?: string;
  readonly stream?: boolean;
  readonly signal?: AbortSignal;
}

function toRequest(call: Call = {}): UpstreamRequest {
  const { format = 'openai-chat', modelId = slow.id, prompt = firstCase.prompt, stream = true } = call;
  const messages = [{ role: 'user', content: prompt }];
  const body = Buffer.from(JSON.stringify({ model: modelId, max_tokens: 64, messages, stream }));
  const signal = call.signal === undefined ? {} : { signal: call.signal };
  return { format, modelId, body, headers: {}, stream, ...signal };
}

async function answerTo(call: Call): Promise<string> {
  const request = toRequest(call);
  return textOf(await decodeAnswer(await provider.open(request), request));
}

function toFixture(name: string, call: Call): ProviderFixture {
  const { text, usage } = simulateAnswer({ seed: simulation.seed, model: slow, case: firstCase });
  return { name, request: toRequest(call), expected: { text, usage, finishReason: 'stop' } };
}

testProvider('simulated', () => Promise.resolve({ provider, stop: () => Promise.resolve() }), [
  toFixture('an Anthropic stream', { format: 'anthropic-messages' }),
  toFixture('a whole Anthropic answer', { format: 'anthropic-messages', stream: false }),
  toFixture('an OpenAI stream', { format: 'openai-chat' }),
  toFixture('a whole OpenAI answer', { format: 'openai-chat', stream: false }),
]);

describe('a simulated provider', () => {
  it('says of itself that its answers are simulated', () => {
    expect(provider.source).toBe('simulated');
  });

  it('serves what outcomes are made of: text, usage and cost of every case and model', async () => {
    const catalog = createCatalog([simulationCatalogFile(simulation)]);
    for (const model of simulation.models) {
      for (const one of cases) {
        const request = toRequest({ modelId: model.id, prompt: one.prompt, format: 'anthropic-messages' });
        const offline = simulateAnswer({ seed: simulation.seed, model, case: one });
        const { usage } = await tapAnswer(await provider.open(request), request);
        expect(await answerTo({ modelId: model.id, prompt: one.prompt })).toBe(offline.text);
        expect(usage).toEqual(offline.usage);
        const price = (of: typeof usage) =>
          catalog.priceUsage({ model: model.id, usage: of, at: '2026-11-20' });
        expect(price(usage).cost).toMatchObject({ status: 'priced' });
        expect(price(usage)).toEqual(price(offline.usage));
      }
    }
  });

  it('takes as long as is stated, to the first byte and to the last', async () => {
    const waits: number[] = [];
    const timed = createSimulatedProvider({
      simulation,
      cases,
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
    });
    const { body } = await timed.open(toRequest());
    expect(waits[0]).toBe(slow.firstTokenMs);
    await readBody(body);
    const { latencyMs } = simulateAnswer({ seed: simulation.seed, model: slow, case: firstCase });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(latencyMs, 9);
  });

  it('lets a caller go that leaves while it waits for the first byte', async () => {
    const leaving = new AbortController();
    const waiting = createSimulatedProvider({
      simulation,
      cases,
      wait: (_, signal) => {
        leaving.abort();
        return signal.aborted ? Promise.reject(new Error('stopped')) : Promise.resolve();
      },
    });
    const call = waiting.open(toRequest({ signal: leaving.signal }));
    await expect(call).rejects.toMatchObject({ code: 'client-closed' });
  });

  it.each(['Say hello.', `${firstCase.prompt} `, ''])(
    'says to %j, which is no case, that nobody read it and what to do',
    async (prompt) => {
      const text = await answerTo({ prompt });
      expect(text).toContain('This is a simulation');
      expect(text).toContain('no model has read your message');
      expect(text).toContain('vernier.yaml');
    },
  );

  it('refuses a model that is not stated, and names those that are', async () => {
    const call = provider.open(toRequest({ modelId: 'claude-haiku-5-5' }));
    await expect(call).rejects.toMatchObject({
      code: 'unknown-model',
      message: expect.stringContaining(`${quick.id}, ${slow.id}`),
    });
  });

  it('gives the same request the same bytes', async () => {
    const once = await readBody((await provider.open(toRequest())).body);
    const other = createSimulatedProvider({ simulation, cases: cases.toReversed(), wait: atOnce });
    const again = await readBody((await other.open(toRequest())).body);
    expect(again.bytes.equals(once.bytes)).toBe(true);
  });
});
