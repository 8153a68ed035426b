import { createCatalog } from '#catalog';
import { describe, expect, it } from 'vitest';
import { priceAttempt } from './price-attempt.ts';

const catalog = createCatalog();
const USAGE = { inputTokens: 1_000_000, outputTokens: 0 };

function priceUsd(call: { asked?: string; served?: string; inUsage?: string }): number | undefined {
  const { cost } = priceAttempt(catalog, {
    modelId: 'gpt-5.4',
    servedModelId: undefined,
    servedTier: call.served,
    usage: { ...USAGE, ...(call.inUsage === undefined ? {} : { raw: { service_tier: call.inUsage } }) },
    at: '2026-11-20',
    body: call.asked === undefined ? {} : { service_tier: call.asked },
  });
  return cost.status === 'priced' ? cost.costUsd : undefined;
}

describe('the service tier that is billed', () => {
  it.each([
    ['standard where nobody says one', {}, 2.5],
    ['the one that was asked for, where the answer names none', { asked: 'priority' }, 5],
    ['the one that answered: dearer than asked', { asked: 'auto', served: 'priority' }, 5],
    ['the one that answered: cheaper than asked', { asked: 'priority', served: 'default' }, 2.5],
    ['the one that the usage names', { asked: 'priority', inUsage: 'standard' }, 2.5],
  ])('is %s', (_, call, costUsd) => {
    expect(priceUsd(call)).toBeCloseTo(costUsd, 10);
  });
});
