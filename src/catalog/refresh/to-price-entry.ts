import type { IsoDate } from '#core';
import type { PriceEntry } from '../schema.ts';
import type { ListedPrice } from './listed-model.ts';

/** Where a price was read, when, and what the catalog says in its place until then. */
export interface PriceReading {
  readonly readOn: IsoDate;
  readonly title: string;
  readonly before?: PriceEntry;
}

/** One-hour writes stand in no list; the catalog's price of them is kept where the input price did not change. */
function keptWrite1h(listed: ListedPrice, before: PriceEntry | undefined): number | undefined {
  return before?.inputUsdPerMillionTokens === listed.input
    ? before.cache?.write1hUsdPerMillionTokens
    : undefined;
}

function toCache(listed: ListedPrice, { title, readOn, before }: PriceReading): Pick<PriceEntry, 'cache'> {
  const write1h = keptWrite1h(listed, before);
  const figures = {
    ...(listed.cacheRead === undefined ? {} : { readUsdPerMillionTokens: listed.cacheRead }),
    ...(listed.cacheWrite === undefined ? {} : { write5mUsdPerMillionTokens: listed.cacheWrite }),
    ...(write1h === undefined ? {} : { write1hUsdPerMillionTokens: write1h }),
  };
  if (Object.keys(figures).length === 0) return {};
  const kept = write1h === undefined ? '' : `; 1-hour writes as before: ${before?.cache?.source ?? ''}`;
  return { cache: { ...figures, source: `${title}, read ${readOn}${kept}`, sourceKind: 'user' } };
}

/** Makes a dated price of a listed one: in force from the day on which it was read, because a list says no other. */
export function toPriceEntry(listed: ListedPrice, reading: PriceReading): PriceEntry {
  return {
    effectiveFrom: reading.readOn,
    effectiveFromKind: 'read',
    serviceTier: 'standard',
    abovePromptTokens: listed.abovePromptTokens,
    inputUsdPerMillionTokens: listed.input,
    outputUsdPerMillionTokens: listed.output,
    source: `${reading.title}, read ${reading.readOn}`,
    sourceKind: 'user',
    ...toCache(listed, reading),
  };
}
