import type { Catalog } from '#catalog';
import type { IsoDate, UsageRecord } from '#core';
import type { StatedPeriod, StatedSession } from '../reading/transcript-sink.ts';
import { countRows } from '../tally/count-rows.ts';
import { countTokens, totalTokens } from '../tally/count-tokens.ts';
import { priceRecord } from '../tally/price-record.ts';
import type { Counted } from './counted.ts';
import { createPeriodTotals } from './period-totals.ts';
import { createReconciliationRows, type Reconciliation } from './reconciliation-rows.ts';
import { createSessionTotals } from './session-totals.ts';

/** Compares what sources state with what their calls add up to. */
export interface Reconciler {
  /** Takes a call in; `isAsked` is whether it lies within the days that were asked for. */
  add(record: UsageRecord, isAsked: boolean): void;
  rows(): readonly Reconciliation[];
}

/** What sources state, and of which days it is asked. */
export interface ReconcilerOrder {
  readonly stated: readonly StatedSession[];
  readonly statedPeriods: readonly StatedPeriod[];
  readonly catalog: Catalog;
  readonly isAsked: (day: IsoDate) => boolean;
}

/** What is stated is of its own day, and so are the prices that it is compared at. */
function toCounted(record: UsageRecord, catalog: Catalog): Counted {
  const cost = priceRecord(record, catalog);
  const isPriced = cost.status === 'priced';
  const isRow = record.bucket !== undefined && record.bucket.granularity !== 'calls';
  return {
    tokens: totalTokens(countTokens(record.usage)),
    costUsd: isPriced ? cost.costUsd : null,
    unpriced: isPriced ? 0 : countRows(record),
    unpricedRows: isRow && !isPriced ? 1 : 0,
    unpricedModels: isPriced ? [] : [{ model: record.modelId ?? null, reason: cost.reason }],
    lastAt: record.at,
  };
}

/** Starts to compare; only sessions, days and calls of which something is stated are followed. */
export function createReconciler({ stated, statedPeriods, catalog, isAsked }: ReconcilerOrder): Reconciler {
  const sessions = createSessionTotals(stated);
  const periods = createPeriodTotals(statedPeriods, isAsked);
  const rows = createReconciliationRows();

  function addCallCost({ source, at, statedCostUsd }: UsageRecord, counted: Counted): void {
    if (statedCostUsd === undefined) return;
    rows.add({
      source,
      month: at.slice(0, 7),
      basis: 'call-costs',
      statedTokens: null,
      statedCostUsd,
      statedOfUnpricedUsd: counted.unpriced > 0 ? statedCostUsd : 0,
      counted,
      sessions: 0,
    });
  }

  return {
    add(record, isRecordAsked) {
      const isOfSession = sessions.follows(record);
      const isOfPeriod = periods.follows(record);
      if (!isOfSession && !isOfPeriod && record.statedCostUsd === undefined) return;
      const counted = toCounted(record, catalog);
      if (isOfSession) sessions.add(record, counted, isRecordAsked);
      if (!isRecordAsked) return;
      if (isOfPeriod) periods.add(record, counted);
      addCallCost(record, counted);
    },
    rows() {
      for (const part of [...sessions.parts(), ...periods.parts()]) rows.add(part);
      return rows.all();
    },
  };
}
