import { expect, it } from 'vitest';
import { createCatalog } from './create-catalog.ts';
import { diffPrices } from './diff-prices.ts';

const catalog = createCatalog();

function changesOf(model: string, from: string, to: string) {
  return diffPrices(catalog, { from, to }).filter((change) => change.model === model);
}

it('shows a price that changed between two days, with both entries', () => {
  const [change, ...others] = changesOf('gemini-3.8-flash', '2026-12-31', '2027-01-01');
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    status: 'changed',
    before: { inputUsdPerMillionTokens: 0.75, outputUsdPerMillionTokens: 3.75 },
    after: { inputUsdPerMillionTokens: 1.5, outputUsdPerMillionTokens: 7.5 },
  });
});

it('shows a change of nothing but a cached part', () => {
  expect(changesOf('claude-sonnet-5-5', '2026-10-06', '2026-10-07')).toMatchObject([
    {
      status: 'changed',
      before: { cache: { readUsdPerMillionTokens: 0.2 } },
      after: { cache: { readUsdPerMillionTokens: 0.1 } },
    },
  ]);
});

it('shows each band of a price that was not known before', () => {
  const changes = changesOf('claude-haiku-5-5', '2026-10-06', '2026-10-07');
  expect(changes.map(({ status, abovePromptTokens }) => [status, abovePromptTokens])).toEqual([
    ['first-known', 0],
    ['first-known', 100_000],
  ]);
});

it('shows a price that ended without another one', () => {
  expect(changesOf('claude-haiku-5-5', '2026-10-07', '2026-10-06').map(({ status }) => status)).toEqual([
    'ended',
    'ended',
  ]);
});

it('shows nothing between a day and itself', () => {
  expect(diffPrices(catalog, { from: '2026-11-20', to: '2026-11-20' })).toEqual([]);
});
