import type { Catalog } from '#catalog';
import type { EffortLevel, IsoDate } from '#core';
import { DAYS_A_MONTH } from './month-rules.ts';
import {
  addSums,
  byWeight,
  type CallSum,
  createCallSums,
  type Grouped,
  NO_CALLS,
  toSum,
} from '../tally/call-sums.ts';
import type { CallTable } from '../tally/call-table.ts';
import { priceRecord } from '../tally/price-record.ts';
import type { Work } from '../work/tally-work.ts';
import type { Stretch } from './find-stretch.ts';
import { isOfOneDay } from './is-of-one-day.ts';
import type { MonthBase } from './month-base.ts';

/** What a month is reckoned from. */
export interface MonthOrder {
  readonly stretch: Stretch;
  readonly calls: CallTable;
  readonly work: Work;
  readonly catalog: Catalog;
  /** The day whose prices hold for all calls; default: each call's own. */
  readonly pricesAt: IsoDate | undefined;
  /** Everything that was asked for. */
  readonly whole: {
    readonly isAsked: (day: IsoDate) => boolean;
    readonly mix: readonly MixSum[];
    /** Sums of a month or of a span that is not told. */
    readonly undated: CallSum | null;
  };
}

type MixSum = Grouped<{ readonly model: string | null; readonly effort: EffortLevel | null }>;
type Parts = Pick<MonthBase, 'kinds'> & { readonly mix: readonly MixSum[] };

/** Sums the calls of the stretch up by kind of work and by model. */
function sumParts({ stretch, calls, work, catalog, pricesAt, whole }: MonthOrder): Parts {
  const mix = createCallSums<Pick<MixSum, 'model' | 'effort'>>();
  const kinds = new Map<string, CallSum>();
  for (const entry of calls.entries()) {
    const { record } = entry;
    const day = record.at.slice(0, 10);
    if (day >= stretch.first && whole.isAsked(day) && isOfOneDay(record)) {
      const cost = priceRecord(record, catalog, pricesAt);
      const kind = work.kindOf(entry);
      kinds.set(kind, addSums(kinds.get(kind) ?? NO_CALLS, toSum(record, cost)));
      mix.add({ model: record.modelId ?? null, effort: record.effort ?? null }, record, cost);
    }
  }
  return {
    kinds: work.report.kinds.flatMap(({ id, name }) => {
      const sum = kinds.get(id);
      return sum === undefined ? [] : [{ id, name, ...sum }];
    }),
    mix: mix.groups(),
  };
}

/** Reckons what a month like the newest stretch of use costs, and what was used for what in it. */
export function createMonth(order: MonthOrder): MonthBase {
  const { stretch, work, whole } = order;
  const isAll = stretch.older === null && whole.undated === null;
  // where all calls are of the stretch they are summed up already
  const parts: Parts = isAll ? { kinds: work.report.kinds, mix: whole.mix } : sumParts(order);
  const { costUsd, days } = stretch;
  return {
    ...stretch,
    costPerMonthUsd: costUsd === null ? null : (costUsd * DAYS_A_MONTH) / days,
    kinds: parts.kinds.toSorted(byWeight).map(toKind),
    mix: parts.mix.toSorted(byWeight).map(({ model, effort, costUsd: usd }) => ({
      model,
      effort,
      costShare: usd === null || !costUsd ? null : usd / costUsd,
    })),
    undated: whole.undated,
  };
}

/** A kind of work with its sums, and without what only whole tasks tell. */
function toKind({ id, name, ...kind }: MonthBase['kinds'][number]): MonthBase['kinds'][number] {
  const { calls, uncountedRows, tokens, costUsd, unpricedCalls, unpricedRows } = kind;
  return { id, name, calls, uncountedRows, tokens, costUsd, unpricedCalls, unpricedRows };
}
