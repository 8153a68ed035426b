import { computeReturn } from './compute-return.ts';
import type { Prices } from './price-work.ts';
import { type Choose, resolveScenario } from './resolve-scenario.ts';
import type { Scenario } from './scenario/schema.ts';
import { meanValue, type StatedRange } from './scenario/stated-number.ts';

/** What one stated range does by itself to the net of the first year. */
export interface TornadoBar {
  /** Which number, for people. */
  readonly name: string;
  readonly range: StatedRange;
  /** Net of the first year with this number at its low end and all others at their mean. */
  readonly netAtLowUsd: number;
  readonly netAtHighUsd: number;
  /** The distance between the two. */
  readonly swingUsd: number;
}

interface NamedRange {
  readonly name: string;
  readonly range: StatedRange;
}

/** Lists the ranges of a scenario in the order in which they are resolved. */
export function listRanges(scenario: Scenario): readonly NamedRange[] {
  const ranges: NamedRange[] = [];
  resolveScenario(scenario, (stated, name) => {
    if (typeof stated !== 'number') ranges.push({ name, range: stated });
    return meanValue(stated);
  });
  return ranges;
}

/** Puts each stated range alone at its low and its high end, the widest swing first. */
export function listTornado(scenario: Scenario, prices: Prices): readonly TornadoBar[] {
  const netWith = (choose: Choose) =>
    computeReturn(resolveScenario(scenario, choose), prices).twelveMonthNetUsd;
  return listRanges(scenario)
    .map(({ name, range }) => {
      const netAtLowUsd = netWith((stated) => (stated === range ? range.low : meanValue(stated)));
      const netAtHighUsd = netWith((stated) => (stated === range ? range.high : meanValue(stated)));
      return { name, range, netAtLowUsd, netAtHighUsd, swingUsd: Math.abs(netAtHighUsd - netAtLowUsd) };
    })
    .toSorted((a, b) => b.swingUsd - a.swingUsd);
}
