import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from './create-catalog.ts';
import { estimateInputTokens } from './estimate-input-tokens.ts';

const catalog = createCatalog();

describe('estimates before a call', () => {
  it('expect about one token for four bytes of English, and 1.16 times as many for late-2024 Claude', () => {
    const found = ['gpt-4o-mini', 'claude-3-haiku'].map((id) => catalog.findModel(id));
    const means = found.map((lookup) =>
      lookup.status === 'found' ? estimateInputTokens(3_990, lookup.model).meanTokens : undefined,
    );
    expect(means).toEqual([1_000, 1_160]);
  });

  it('bound every text from above, whatever the model', () => {
    fc.assert(
      fc.property(fc.nat(40_000_000), fc.constantFrom(...catalog.listModels()), (inputBytes, model) => {
        const { meanTokens, highTokens } = estimateInputTokens(inputBytes, model);
        expect(meanTokens).toBeLessThanOrEqual(highTokens);
        expect(highTokens).toBe(inputBytes);
      }),
    );
  });

  it('price a call that has not been made like one that has', () => {
    const call = { model: 'claude-haiku-5-5', inputTokens: 120_000, outputTokens: 2_000, at: '2026-11-20' };
    expect(catalog.estimateCost(call)).toEqual({
      status: 'priced',
      costUsd: 0.06 + 0.005,
      priceDate: '2026-10-07',
    });
  });

  it('have no price for a model that nobody knows', () => {
    const call = { model: 'nobody', inputTokens: 1, outputTokens: 1, at: '2026-11-20' };
    expect(catalog.estimateCost(call)).toEqual({ status: 'unpriced', reason: 'unknown-model' });
  });
});
