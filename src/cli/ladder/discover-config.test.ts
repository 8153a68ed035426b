import { describe, expect, it } from 'vitest';
import { DiscoverConfig, whereToLook } from './discover-config.ts';

const everywhere = DiscoverConfig.parse({});

describe('where providers are looked for', () => {
  it('is everywhere, unless the configuration says otherwise', () => {
    expect(whereToLook(everywhere, {})).toEqual({ environment: true, local: true });
    expect(whereToLook(DiscoverConfig.parse({ local: false }), {})).toEqual({
      environment: true,
      local: false,
    });
  });

  it.each([
    ['none', { environment: false, local: false }],
    ['local', { environment: false, local: true }],
    [' environment, local ', { environment: true, local: true }],
  ])('is what VERNIER_DISCOVER says before the configuration (%s)', (said, places) => {
    expect(whereToLook(DiscoverConfig.parse({ environment: false }), { VERNIER_DISCOVER: said })).toEqual(
      places,
    );
  });

  it('is the configuration where the variable is blank', () => {
    expect(whereToLook(everywhere, { VERNIER_DISCOVER: ' ' })).toEqual(everywhere);
  });

  it.each(['no', 'none,local', 'environment,'])('cannot be %s', (said) => {
    expect(() => whereToLook(everywhere, { VERNIER_DISCOVER: said })).toThrowError(
      /^VERNIER_DISCOVER is ".*": write none, environment, local/u,
    );
  });
});
