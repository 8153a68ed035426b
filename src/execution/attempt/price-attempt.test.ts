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

describe('the speed and the place that are billed', () => {
  interface Words {
    readonly speed?: unknown;
    readonly inference_geo?: unknown;
    readonly service_tier?: string;
  }

  function costOf({ asked = {}, served = {} }: { asked?: Words; served?: Words }, model = 'claude-opus-5-5') {
    const { cost } = priceAttempt(catalog, {
      modelId: model,
      servedModelId: undefined,
      usage: { ...USAGE, raw: served },
      at: '2026-11-20',
      body: { ...asked },
    });
    return cost.status === 'priced' ? cost.costUsd : cost.reason;
  }

  // claude-opus-5-5: $4, and $8 in fast mode
  it.each([
    ['fast where the body asks for it', { asked: { speed: 'fast' } }, 8],
    [
      'fast although the answer names the standard tier',
      { asked: { speed: 'fast' }, served: { service_tier: 'standard' } },
      8,
    ],
    ['fast where the answer says so', { served: { speed: 'fast' } }, 8],
    [
      'standard where the answer was not fast',
      { asked: { speed: 'fast' }, served: { speed: 'standard' } },
      4,
    ],
    ['standard where nobody says anything', { asked: { speed: null }, served: { speed: null } }, 4],
    ['anywhere', { asked: { inference_geo: 'global' } }, 4],
    [
      'anywhere where a model knows no places',
      { asked: { inference_geo: 'us' }, served: { inference_geo: 'not_available' } },
      4,
    ],
  ])('are %s', (_, call, costUsd) => {
    expect(costOf(call)).toBeCloseTo(costUsd, 10);
  });

  it.each([
    ['a speed that has no name', { asked: { speed: 'turbo' } }],
    ['a speed that is no word', { asked: { speed: 2 } }],
    ['fast mode of another tier', { asked: { speed: 'fast' }, served: { service_tier: 'priority' } }],
    ['a place that was asked for', { asked: { inference_geo: 'us' } }],
    ['a place that answered', { served: { inference_geo: 'us' } }],
  ])('have no price for %s, instead of a wrong one', (_, call) => {
    expect(costOf(call)).toBe('no-price-at-date');
  });

  it('have no price for fast mode of a model without one', () => {
    expect(costOf({ asked: { speed: 'fast' } }, 'claude-opus-5')).toBe('no-tier-price');
  });

  it('are no matter of other providers, which know no such place', () => {
    expect(costOf({ asked: { inference_geo: 'us' } }, 'gpt-5.4')).toBeCloseTo(2.5, 10);
  });
});
