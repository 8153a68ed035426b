import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnpricedReason, Usage } from '#core';
import { type Catalog, createCatalog, type NamedUsageToPrice } from './create-catalog.ts';
import type { CatalogFile, CatalogModel } from './schema.ts';

const catalog = createCatalog();
const TODAY = '2026-11-20';

function usageOf(parts: Partial<Usage>): Usage {
  return { inputTokens: 0, outputTokens: 0, ...parts };
}

function costUsdOf(toPrice: NamedUsageToPrice, from: Catalog = catalog): number {
  const { cost, problem } = from.priceUsage(toPrice);
  if (cost.status !== 'priced') throw new Error(problem ?? cost.reason);
  return cost.costUsd;
}

interface Example {
  readonly name: string;
  readonly model: string;
  readonly usage: Partial<Usage>;
  readonly costUsd: number;
  readonly at?: string;
  readonly serviceTier?: 'batch' | 'flex' | 'priority' | 'fast';
}

// every sum is written out from the list prices of provider pages that the data names
const EXAMPLES: readonly Example[] = [
  {
    name: 'Opus 5.5 at $4 / $20',
    model: 'claude-opus-5-5',
    usage: { inputTokens: 1_000_000, outputTokens: 100_000 },
    costUsd: 4 + 2,
  },
  {
    name: 'Opus 5.5 with a cached prefix: read at $0.20, written at $5 and $8',
    model: 'claude-opus-5-5',
    usage: {
      inputTokens: 2_000,
      cacheReadTokens: 100_000,
      cacheWrite5mTokens: 10_000,
      cacheWrite1hTokens: 1_000,
    },
    costUsd: 0.008 + 0.02 + 0.05 + 0.008,
  },
  {
    name: 'reasoning as output',
    model: 'gpt-6-sol',
    usage: { outputTokens: 1_000, reasoningTokens: 9_000 },
    costUsd: 0.1,
  },
  {
    name: 'Haiku 5.5 at exactly 100,000 prompt tokens: $0.10 / $0.50',
    model: 'claude-haiku-5-5',
    usage: { inputTokens: 100_000, outputTokens: 1_000 },
    costUsd: 0.01 + 0.0005,
  },
  {
    name: 'Haiku 5.5 one token above: the whole call at $0.50 / $2.50',
    model: 'claude-haiku-5-5',
    usage: { inputTokens: 100_001, outputTokens: 1_000 },
    costUsd: 0.0500005 + 0.0025,
  },
  {
    name: 'Haiku 5.5 where only the cached prefix makes the prompt long',
    model: 'claude-haiku-5-5',
    usage: { inputTokens: 1_000, cacheReadTokens: 120_000 },
    costUsd: 0.0005 + 0.006,
  },
  {
    name: 'GPT-6 Sol above 272K: input twice, output one and a half times',
    model: 'gpt-6-sol',
    usage: { inputTokens: 300_000, outputTokens: 10_000 },
    costUsd: 1.2 + 0.15,
  },
  {
    name: 'Gemini 3.1 Pro above 200k',
    model: 'gemini-3.1-pro-preview',
    usage: { inputTokens: 200_001, outputTokens: 1_000 },
    costUsd: 0.800004 + 0.018,
  },
  {
    name: 'Gemini 3.8 Flash on the last day of 2026',
    model: 'gemini-3.8-flash',
    usage: { inputTokens: 1_000_000, outputTokens: 1_000_000 },
    costUsd: 0.75 + 3.75,
    at: '2026-12-31',
  },
  {
    name: 'Gemini 3.8 Flash on the first day of 2027',
    model: 'gemini-3.8-flash',
    usage: { inputTokens: 1_000_000, outputTokens: 1_000_000 },
    costUsd: 1.5 + 7.5,
    at: '2027-01-01',
  },
  {
    name: 'Sonnet 5.5 cache read the day before it was halved',
    model: 'claude-sonnet-5-5',
    usage: { cacheReadTokens: 1_000_000 },
    costUsd: 0.2,
    at: '2026-10-06',
  },
  {
    name: 'Sonnet 5.5 cache read from the day on which it was halved',
    model: 'claude-sonnet-5-5',
    usage: { cacheReadTokens: 1_000_000 },
    costUsd: 0.1,
    at: '2026-10-07',
  },
  {
    name: 'a batch of Sonnet 4.6 at half of $3 / $15, cache reads too',
    model: 'claude-sonnet-4-6',
    usage: { inputTokens: 1_000_000, cacheReadTokens: 1_000_000, outputTokens: 1_000_000 },
    costUsd: 1.5 + 0.15 + 7.5,
    serviceTier: 'batch',
  },
  {
    name: 'cached tokens in fast mode of Opus 5.5: read at $0.40, written at $10 and $16',
    model: 'claude-opus-5-5',
    usage: { cacheReadTokens: 100_000, cacheWrite5mTokens: 10_000, cacheWrite1hTokens: 1_000 },
    costUsd: 0.04 + 0.1 + 0.016,
    serviceTier: 'fast',
  },
  {
    name: 'fast mode of Opus 5.5 at $8 / $40',
    model: 'claude-opus-5-5',
    usage: { inputTokens: 500_000, outputTokens: 100_000 },
    costUsd: 4 + 4,
    serviceTier: 'fast',
  },
  {
    name: 'priority of GPT-6 Luna at twice the price',
    model: 'gpt-6-luna',
    usage: { inputTokens: 100_000, outputTokens: 100_000 },
    costUsd: 0.02 + 0.1,
    serviceTier: 'priority',
  },
  {
    name: 'Claude 3 Haiku of 2024 at $0.25 / $1.25, by its alias',
    model: 'claude-3-haiku',
    usage: { inputTokens: 1_000, outputTokens: 400 },
    costUsd: 0.00025 + 0.0005,
  },
];

interface UnpricedExample {
  readonly name: string;
  readonly model: string;
  readonly usage: Partial<Usage>;
  readonly at?: string;
  readonly reason: UnpricedReason;
  readonly says: string;
}

const UNPRICED: readonly UnpricedExample[] = [
  { name: 'an unknown model', model: 'gpt-99', usage: {}, reason: 'unknown-model', says: 'gpt-99' },
  {
    name: 'a day before the first price',
    model: 'claude-opus-5-5',
    usage: {},
    at: '2026-09-21',
    reason: 'no-price-at-date',
    says: '2026-09-21',
  },
  { name: 'a model without a price', model: 'gpt-5', usage: {}, reason: 'no-price-at-date', says: 'gpt-5' },
  {
    name: 'tokens that nobody counted',
    model: 'gpt-6-sol',
    usage: { inputTokens: undefined, outputTokens: undefined },
    reason: 'usage-unknown',
    says: 'gpt-6-sol',
  },
  {
    name: 'output that nobody counted',
    model: 'gpt-6-sol',
    usage: { outputTokens: undefined },
    reason: 'usage-unknown',
    says: 'did not say',
  },
  {
    name: 'input that nobody counted',
    model: 'gpt-6-sol',
    usage: { inputTokens: undefined },
    reason: 'usage-unknown',
    says: 'did not say',
  },
  {
    name: 'input of which only the cached part was counted',
    model: 'claude-opus-5-5',
    usage: { inputTokens: undefined, cacheReadTokens: 50 },
    reason: 'usage-unknown',
    says: 'how many input tokens',
  },
  {
    name: 'output of which only the reasoning was counted',
    model: 'gpt-6-sol',
    usage: { outputTokens: undefined, reasoningTokens: 50 },
    reason: 'usage-unknown',
    says: 'how many output tokens',
  },
  {
    name: 'cached tokens without a cache price',
    model: 'gemini-3.5-flash',
    usage: { cacheReadTokens: 5 },
    reason: 'no-cache-price',
    says: 'cache-read',
  },
];

describe('priceUsage', () => {
  it.each(EXAMPLES)('prices $name', ({ model, usage, costUsd, at = TODAY, serviceTier }) => {
    const tier = serviceTier === undefined ? {} : { serviceTier };
    expect(costUsdOf({ model, usage: usageOf(usage), at, ...tier })).toBeCloseTo(costUsd, 10);
  });

  it('says from which day the price is and where each part of it comes from', () => {
    const usage = usageOf({ inputTokens: 10, cacheReadTokens: 10, outputTokens: 10 });
    const { cost, lines } = catalog.priceUsage({ model: 'claude-sonnet-5-5', usage, at: TODAY });
    expect(cost).toMatchObject({ status: 'priced', priceDate: '2026-10-07' });
    expect(lines.map((line) => [line.part, line.sourceKind])).toEqual([
      ['input', 'documented'],
      ['cache-read', 'second-hand'],
      ['output', 'documented'],
    ]);
  });

  it('takes the length of the prompt from the caller where it is known better', () => {
    const usage = usageOf({ inputTokens: 1_000 });
    const long = costUsdOf({ model: 'claude-haiku-5-5', usage, at: TODAY, promptTokens: 150_000 });
    expect(long).toBeCloseTo(0.0005, 12);
  });

  it.each(UNPRICED)('has no price for $name and says so, never 0', ({ model, usage, at, reason, says }) => {
    const whole: Usage = { inputTokens: 1, outputTokens: 1, ...usage };
    const unpriced = catalog.priceUsage({ model, usage: whole, at: at ?? TODAY });
    expect(unpriced.cost).toEqual({ status: 'unpriced', reason });
    expect(unpriced.problem).toContain(says);
    expect(unpriced.lines).toEqual([]);
  });

  it('says that another day has a price of a tier, where one has', () => {
    const early = { model: 'claude-opus-5-5', usage: usageOf({ inputTokens: 1 }), at: '2026-10-01' };
    const { cost } = catalog.priceUsage({ ...early, serviceTier: 'fast' });
    expect(cost).toEqual({ status: 'unpriced', reason: 'no-price-at-date' });
  });

  it('has no price in a service tier that the provider does not price', () => {
    const usage = usageOf({ inputTokens: 1 });
    const { cost } = catalog.priceUsage({
      model: 'claude-opus-5-5',
      usage,
      at: TODAY,
      serviceTier: 'priority',
    });
    expect(cost).toEqual({ status: 'unpriced', reason: 'no-tier-price' });
  });
});

const tokens = fc.integer({ min: 0, max: 60_000 });
const usages = fc.record({
  inputTokens: tokens,
  cacheReadTokens: tokens,
  cacheWrite5mTokens: tokens,
  cacheWrite1hTokens: tokens,
  outputTokens: tokens,
  reasoningTokens: tokens,
});
const PARTS = [
  'inputTokens',
  'cacheReadTokens',
  'cacheWrite5mTokens',
  'cacheWrite1hTokens',
  'outputTokens',
  'reasoningTokens',
] as const;
const additions = fc.record({ part: fc.constantFrom(...PARTS), more: tokens });
const priced = fc.constantFrom(
  'claude-opus-5-5',
  'claude-haiku-5-5',
  'claude-sonnet-4-6',
  'claude-fable-5-1',
);

describe('a price', () => {
  it('of two calls of one band is the price of their tokens together', () => {
    fc.assert(
      fc.property(priced, usages, usages, (model, a, b) => {
        const sum = Object.fromEntries(PARTS.map((part) => [part, a[part] + b[part]]));
        const rest = { model, at: TODAY, promptTokens: 50_000 };
        const apart = costUsdOf({ ...rest, usage: a }) + costUsdOf({ ...rest, usage: b });
        expect(costUsdOf({ ...rest, usage: usageOf(sum) })).toBeCloseTo(apart, 9);
      }),
    );
  });

  it('never falls when a call uses more tokens, across band edges too', () => {
    fc.assert(
      fc.property(priced, usages, additions, (model, usage, { part, more }) => {
        const larger = { ...usage, [part]: usage[part] + more };
        const cost = costUsdOf({ model, usage, at: TODAY });
        expect(costUsdOf({ model, usage: larger, at: TODAY })).toBeGreaterThanOrEqual(cost);
      }),
    );
  });

  it('is the sum of its lines', () => {
    fc.assert(
      fc.property(priced, usages, (model, usage) => {
        const { lines } = catalog.priceUsage({ model, usage, at: TODAY });
        const sum = lines.reduce((total, line) => total + line.costUsd, 0);
        expect(costUsdOf({ model, usage, at: TODAY })).toBe(sum);
      }),
    );
  });
});

function fileOf(...models: CatalogModel[]): CatalogFile {
  return { version: 1, title: 'mine', readAt: TODAY, tierFactors: [], models };
}

describe('a catalog of my own data', () => {
  const [mine] = catalog.listModels().slice(0, 1);

  it('has my models and no others', () => {
    const models = mine === undefined ? [] : [mine];
    const small = createCatalog([fileOf(...models)]);
    expect(small.listModels().map((model) => model.id)).toEqual(['claude-fable-5-2']);
    expect(small.findModel('gpt-6-sol')).toEqual({ status: 'unknown-model', id: 'gpt-6-sol' });
  });

  it('refuses two models of one name', () => {
    const models = mine === undefined ? [] : [mine, mine];
    expect(() => createCatalog([fileOf(...models)])).toThrow('claude-fable-5-2');
  });
});
