import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Usage } from '#core';
// through the door, as the other areas take them
import { createCatalog, parseWhatIf, repriceUsage, withWhatIfPrices } from '../index.ts';

const catalog = createCatalog();
const TODAY = '2026-11-20';
const HAIKU = 'claude-haiku-5-5';

function whatIf(...texts: string[]) {
  return withWhatIfPrices(
    catalog,
    texts.map((text) => parseWhatIf(text, catalog)),
    TODAY,
  );
}

function costUsd(text: string, usage: Usage, more: { serviceTier?: 'batch'; at?: string } = {}): number {
  const { cost } = whatIf(text).priceUsage({ model: HAIKU, usage, at: TODAY, ...more });
  return cost.status === 'priced' ? cost.costUsd : Number.NaN;
}

describe('a what-if price', () => {
  it('is read as USD per million input and output tokens', () => {
    expect(parseWhatIf(' claude-haiku-5-5=0.08/0.40 ', catalog)).toEqual({
      model: HAIKU,
      inputUsdPerMillionTokens: 0.08,
      outputUsdPerMillionTokens: 0.4,
    });
  });

  it('may name a model by an alias', () => {
    expect(parseWhatIf('claude-haiku-4-5-20251001=.5/2', catalog).model).toBe('claude-haiku-4-5');
  });

  it.each(['', 'claude-haiku-5-5', 'claude-haiku-5-5=1', 'claude-haiku-5-5=1/2/3', '=1/2'])(
    'is refused as %j with the form that is understood',
    (text) => {
      expect(() => parseWhatIf(text, catalog)).toThrow(
        /is no what-if price: write <model>=<input>\/<output>/u,
      );
    },
  );

  it.each(['-1', 'NaN', 'Infinity', '1e3', '10001', '0x10', '1,5'])(
    'is refused when a figure is %j',
    (figure) => {
      expect(() => parseWhatIf(`${HAIKU}=${figure}/1`, catalog)).toThrow(/from 0 to 10000/u);
    },
  );

  it('is refused for a model that nobody knows, with near names', () => {
    expect(() => parseWhatIf('claude-haku-5-5=1/2', catalog)).toThrow(
      'the catalog has no model "claude-haku-5-5" to give a what-if price: did you mean claude-haiku-5-5',
    );
  });

  it('is refused when a model has two', () => {
    expect(() => whatIf(`${HAIKU}=1/2`, `${HAIKU}=1/3`)).toThrow(
      `${HAIKU} has two what-if prices: give it one`,
    );
  });

  it('prices short prompts exactly as said', () => {
    const usage = { inputTokens: 50_000, outputTokens: 1_000_000 };
    expect(costUsd(`${HAIKU}=0.08/0.40`, usage)).toBeCloseTo(0.004 + 0.4, 12);
  });

  it('keeps the ratios of cached tokens, long prompts and the batch tier', () => {
    // read 0.1x, band above 100,000 5x, batch 0.5x of $0.08
    const cached = { inputTokens: 0, cacheReadTokens: 100_000, outputTokens: 0 };
    const long = { inputTokens: 100_001, outputTokens: 0 };
    const short = { inputTokens: 100_000, outputTokens: 0 };
    expect(costUsd(`${HAIKU}=0.08/0.40`, cached)).toBeCloseTo(0.0008, 12);
    expect(costUsd(`${HAIKU}=0.08/0.40`, long)).toBeCloseTo(0.0400004, 12);
    expect(costUsd(`${HAIKU}=0.08/0.40`, short, { serviceTier: 'batch' })).toBeCloseTo(0.004, 12);
  });

  it('holds on every day, also before the model had a price', () => {
    const usage = { inputTokens: 1000, outputTokens: 0 };
    expect(costUsd(`${HAIKU}=0.08/0.40`, usage, { at: '2024-01-01' })).toBeCloseTo(0.00008, 12);
  });

  it('gives a model without any price one, whose cached tokens stay unpriced', () => {
    const supposed = whatIf('gpt-5=1/10');
    const plain = { inputTokens: 1000, outputTokens: 0 };
    expect(supposed.priceUsage({ model: 'gpt-5', usage: plain, at: TODAY }).cost.status).toBe('priced');
    const cached = { ...plain, cacheReadTokens: 1 };
    expect(supposed.priceUsage({ model: 'gpt-5', usage: cached, at: TODAY }).cost).toEqual({
      status: 'unpriced',
      reason: 'no-cache-price',
    });
  });

  it('leaves all other models and the catalog itself as they are', () => {
    const usage = { inputTokens: 1000, outputTokens: 1000 };
    const supposed = whatIf(`${HAIKU}=0.08/0.40`);
    const priced = (from: typeof catalog, model: string) => from.priceUsage({ model, usage, at: TODAY }).cost;
    expect(priced(supposed, 'claude-opus-5-5')).toEqual(priced(catalog, 'claude-opus-5-5'));
    expect(priced(catalog, HAIKU)).toMatchObject({ costUsd: expect.closeTo(0.0006) });
  });

  it('costs twice as much at twice the price, whatever a call used', () => {
    const tokens = fc.integer({ min: 0, max: 500_000 });
    const calls = fc.record({ inputTokens: tokens, cacheReadTokens: tokens, outputTokens: tokens });
    fc.assert(
      fc.property(calls, (usage) => {
        const once = costUsd(`${HAIKU}=0.3/0.7`, usage);
        expect(costUsd(`${HAIKU}=0.6/1.4`, usage)).toBeCloseTo(2 * once, 9);
      }),
      { numRuns: 50, seed: 4 },
    );
  });
});

describe('a call at other prices than its own', () => {
  const used = {
    model: 'claude-sonnet-5-5',
    usage: { inputTokens: 0, cacheReadTokens: 1_000_000, outputTokens: 0 },
    at: '2026-10-06',
  };

  it('costs what its tokens cost on the day asked for', () => {
    // cache read $0.20 until 2026-10-06, $0.10 from the day after
    const { own, asked, change } = repriceUsage(catalog, used, { at: '2026-10-07' });
    expect([own.cost, asked.cost]).toMatchObject([{ costUsd: 0.2 }, { costUsd: 0.1 }]);
    expect(change).toEqual({ status: 'known', changeUsd: -0.1 });
  });

  it('keeps its service tier and its band', () => {
    const long = {
      model: HAIKU,
      usage: { inputTokens: 200_000, outputTokens: 0 },
      serviceTier: 'batch' as const,
    };
    const { own } = repriceUsage(catalog, { ...long, at: TODAY }, { at: TODAY });
    // $0.50 above 100,000, half of it in a batch
    expect(own.cost).toMatchObject({ costUsd: 0.05 });
  });

  it('has no known change where one of the two days has no price', () => {
    const { own, asked, change } = repriceUsage(catalog, used, { at: '2020-01-01' });
    expect([own.cost.status, asked.cost.status]).toEqual(['priced', 'unpriced']);
    expect(change).toEqual({ status: 'unknown' });
  });

  it('takes the prices of the catalog asked for, also where the model itself is handed in', () => {
    const found = catalog.findModel(HAIKU);
    if (found.status !== 'found') throw new Error('no such model');
    const call = { model: found.model, usage: { inputTokens: 100_000, outputTokens: 0 }, at: TODAY };
    const { change } = repriceUsage(catalog, call, { at: TODAY, catalog: whatIf(`${HAIKU}=0.2/1`) });
    expect(change).toEqual({ status: 'known', changeUsd: 0.01 });
  });
});
