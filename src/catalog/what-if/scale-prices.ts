import type { IsoDate, WhatIfPrice } from '#core';
import { findPrice } from '../find-price.ts';
import { pricesInForce } from '../prices-in-force.ts';
import type { CatalogModel, PriceEntry } from '../schema.ts';
import { EVERY_DAY } from './is-what-if.ts';

const SUPPOSED = {
  effectiveFrom: EVERY_DAY,
  effectiveFromKind: 'stated',
  sourceKind: 'stated',
} as const;

type CachePrice = NonNullable<PriceEntry['cache']>;
type Scale = (usd: number) => number;

/** Keeps the ratio; the price itself stays exactly what was asked for. */
function scaleFrom(base: number, asked: number): Scale {
  return (usd) => (usd === base ? asked : (usd * asked) / base);
}

function scaleCache(cache: CachePrice, scale: Scale): CachePrice {
  const { readUsdPerMillionTokens: read, write5mUsdPerMillionTokens: write5m } = cache;
  const { write1hUsdPerMillionTokens: write1h } = cache;
  return {
    ...(read === undefined ? {} : { readUsdPerMillionTokens: scale(read) }),
    ...(write5m === undefined ? {} : { write5mUsdPerMillionTokens: scale(write5m) }),
    ...(write1h === undefined ? {} : { write1hUsdPerMillionTokens: scale(write1h) }),
    source: `What if, in the ratio to input of: ${cache.source}`,
    sourceKind: 'stated',
  };
}

/**
 * Makes all prices of a model that follow from a what-if price.
 *
 * Shape   cached tokens, longer prompts and the other tiers keep their ratio to the base price of the day; where the
 *         model has no base price, or one of 0, only uncached tokens of the standard tier are priced
 */
export function scalePrices(model: CatalogModel, whatIf: WhatIfPrice, at: IsoDate): readonly PriceEntry[] {
  const { inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output } = whatIf;
  const base = findPrice(model, { at, promptTokens: 0, serviceTier: 'standard' });
  const source = `What if ${model.id} cost $${input} / $${output}`;
  if (base === undefined || base.inputUsdPerMillionTokens === 0 || base.outputUsdPerMillionTokens === 0) {
    const flat = { inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output, source };
    return [{ ...SUPPOSED, serviceTier: 'standard', abovePromptTokens: 0, ...flat }];
  }
  const scaleInput = scaleFrom(base.inputUsdPerMillionTokens, input);
  const scaleOutput = scaleFrom(base.outputUsdPerMillionTokens, output);
  return pricesInForce(model, at).map(({ serviceTier, abovePromptTokens, cache, ...entry }) => ({
    ...SUPPOSED,
    serviceTier,
    abovePromptTokens,
    inputUsdPerMillionTokens: scaleInput(entry.inputUsdPerMillionTokens),
    outputUsdPerMillionTokens: scaleOutput(entry.outputUsdPerMillionTokens),
    source: `${source}, in the ratio to it of: ${entry.source}`,
    ...(cache === undefined ? {} : { cache: scaleCache(cache, scaleInput) }),
  }));
}
