import type { IsoDate, UsageRecord } from '#core';
import type { StatedPeriod } from '../reading/transcript-sink.ts';
import { type Counted, createCounted, NOTHING_COUNTED } from './counted.ts';
import type { ReconciliationPart } from './reconciliation-rows.ts';

/** The last day of the month in which a day lies. */
function lastDayOf(day: IsoDate): IsoDate {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
}

/** The days that a statement is of, first and last. */
function daysOf({ day, span }: StatedPeriod): readonly [IsoDate, IsoDate] {
  return span === 'day' ? [day, day] : [`${day.slice(0, 7)}-01`, lastDayOf(day)];
}

/** Follows the days and months of sources that state something of them. */
export function createPeriodTotals(stated: readonly StatedPeriod[], isAsked: (day: IsoDate) => boolean) {
  const sources = new Set(stated.map(({ source }) => source));
  const sums = createCounted();

  /** Of several statements of one day, such as one for each key, only the first stands beside what was counted. */
  function createParts() {
    const seen = new Set<string>();
    return (period: StatedPeriod): ReconciliationPart => {
      const { source, day, span, tokens, costUsd } = period;
      const basis = costUsd === undefined ? 'period-tokens' : 'period-cost';
      const place = `${source} ${day.slice(0, span === 'day' ? 10 : 7)}`;
      const isFirst = !seen.has(`${basis} ${place}`);
      seen.add(`${basis} ${place}`);
      return {
        source,
        month: day.slice(0, 7),
        basis,
        statedTokens: tokens ?? null,
        statedCostUsd: costUsd ?? null,
        statedOfUnpricedUsd: null,
        counted: isFirst ? sums.of(place) : NOTHING_COUNTED,
        sessions: 0,
      };
    };
  }

  return {
    follows: ({ source }: UsageRecord) => sources.has(source),
    add({ source, at }: UsageRecord, counted: Counted): void {
      sums.add(`${source} ${at.slice(0, 10)}`, counted);
      sums.add(`${source} ${at.slice(0, 7)}`, counted);
    },
    /** A month counts only where all of it is asked for. */
    parts: () => stated.filter((period) => daysOf(period).every(isAsked)).map(createParts()),
  };
}
