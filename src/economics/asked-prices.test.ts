import { describe, expect, it } from 'vitest';
import { ROUND_PRICES } from './__fixtures__/round-prices.ts';
import { askPrices } from './asked-prices.ts';

const CALL = { inputTokens: 1_000_000, outputTokens: 1_000_000 };

function ask(...whatIf: string[]) {
  return askPrices(ROUND_PRICES.catalog, { at: ROUND_PRICES.at, whatIf }).prices;
}

describe('a supposed price', () => {
  it('stands instead of the list price', () => {
    const { catalog, at } = ask('small=0.1/0.5');
    // 1M × $0.10/M + 1M × $0.50/M
    expect(catalog.estimateCost({ model: 'small', ...CALL, at })).toMatchObject({ costUsd: 0.6 });
  });

  it('is halved in the batch tier, as the list price is', () => {
    const { catalog, at } = ask('small=0.1/0.5');
    const call = { model: 'small', ...CALL, at, serviceTier: 'batch' } as const;
    expect(catalog.estimateCost(call)).toMatchObject({ costUsd: 0.3 });
  });

  it('leaves the other models as they are', () => {
    const { catalog, at } = ask('small=0.1/0.5');
    expect(catalog.estimateCost({ model: 'large', ...CALL, at })).toMatchObject({ costUsd: 60 });
  });

  it('has all its problems said at once', () => {
    expect(() => ask('smal=1/2', 'large=1')).toThrow(/"smal"[^]*small[^]*"large=1"/u);
  });
});
