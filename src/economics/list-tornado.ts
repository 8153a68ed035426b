import type { Reckon } from './reckon-scenario.ts';
import type { Choose, NumberUnit } from './resolve-scenario.ts';
import { type DrawnRange, meanValue } from './scenario/stated-number.ts';

/** What one range does by itself to the net of the first year. */
export interface TornadoBar {
  /** Which number, for people. */
  readonly name: string;
  /** Of both ends of the range. */
  readonly unit: NumberUnit;
  readonly range: DrawnRange;
  /** Net of the first year with this number at its low end and all others at their mean. */
  readonly netAtLowUsd: number;
  readonly netAtHighUsd: number;
  /** The distance between the two. */
  readonly swingUsd: number;
}

interface NamedRange {
  readonly name: string;
  readonly unit: NumberUnit;
  readonly range: DrawnRange;
}

/** Lists the ranges of a reckoning in the order in which it asks for them. */
export function listRanges(reckon: Reckon): readonly NamedRange[] {
  const ranges: NamedRange[] = [];
  reckon((stated, name, unit) => {
    if (typeof stated !== 'number') ranges.push({ name, unit, range: stated });
    return meanValue(stated);
  });
  return ranges;
}

/** Puts each range alone at its low and its high end, the widest swing first. */
export function listTornado(reckon: Reckon): readonly TornadoBar[] {
  const netWith = (choose: Choose) => reckon(choose).twelveMonthNetUsd;
  return listRanges(reckon)
    .map(({ name, unit, range }) => {
      const netAtLowUsd = netWith((stated) => (stated === range ? range.low : meanValue(stated)));
      const netAtHighUsd = netWith((stated) => (stated === range ? range.high : meanValue(stated)));
      return { name, unit, range, netAtLowUsd, netAtHighUsd, swingUsd: Math.abs(netAtHighUsd - netAtLowUsd) };
    })
    .toSorted((a, b) => b.swingUsd - a.swingUsd);
}
