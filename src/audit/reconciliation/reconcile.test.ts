import { expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { ModelId, type UsageRecord } from '#core';
import type { StatedPeriod } from '../reading/transcript-sink.ts';
import { createReconciler } from './reconcile.ts';

/** 1,000 tokens in at $2 and 100 out at $10 a million: $0.003 by the list of 22 September 2026. */
const RECORD: UsageRecord = {
  version: 1,
  at: '2026-10-10T10:00:00.000Z',
  source: 'mapped',
  modelId: ModelId.parse('gpt-6-sol'),
  usage: { inputTokens: 1000, outputTokens: 100 },
};
const UNKNOWN: UsageRecord = { ...RECORD, modelId: ModelId.parse('in-house') };

const stated = (period: Partial<StatedPeriod>): StatedPeriod => ({
  source: 'mapped',
  day: '2026-10-10',
  span: 'day',
  key: 'one',
  ...period,
});

function reconcile(
  records: readonly UsageRecord[],
  statedPeriods: readonly StatedPeriod[],
  isAsked: (day: string) => boolean = () => true,
) {
  const reconciler = createReconciler({ stated: [], statedPeriods, catalog: createCatalog(), isAsked });
  for (const record of records) reconciler.add(record, isAsked(record.at.slice(0, 10)));
  return reconciler.rows();
}

it('compares only days of which something is stated', () => {
  const elsewhere = { ...RECORD, at: '2026-10-11T10:00:00.000Z' };
  expect(reconcile([RECORD, elsewhere], [stated({ costUsd: 0.003 })])).toMatchObject([
    { month: '2026-10', basis: 'period-cost', statedCostUsd: 0.003, countedCostUsd: 0.003, agrees: true },
  ]);
});

it('adds several statements of one day up, and counts the day once', () => {
  const periods = [stated({ costUsd: 0.001 }), stated({ key: 'two', costUsd: 0.002 })];
  expect(reconcile([RECORD], periods)).toMatchObject([
    { statedCostUsd: 0.003, countedCostUsd: 0.003, countedTokens: 1100, agrees: true },
  ]);
});

it('compares a month only where all of it is asked for', () => {
  const month = stated({ day: '2026-10-01', span: 'month', tokens: 1100 });
  expect(reconcile([RECORD], [month])).toMatchObject([{ statedTokens: 1100, agrees: true }]);
  expect(reconcile([RECORD], [month], (day) => day <= '2026-10-30')).toEqual([]);
});

it('lists what is stated of days of which nothing was read', () => {
  expect(reconcile([], [stated({ costUsd: 5 })])).toMatchObject([
    { statedCostUsd: 5, countedCostUsd: null, countedTokens: 0, unpriced: 0, agrees: false },
  ]);
});

it('never agrees where a call has no price, and says what is stated of it', () => {
  const records = [
    { ...RECORD, statedCostUsd: 0.003 },
    { ...UNKNOWN, statedCostUsd: 0.5 },
  ];
  expect(reconcile(records, [])).toMatchObject([
    {
      basis: 'call-costs',
      statedCostUsd: 0.503,
      countedCostUsd: 0.003,
      unpriced: 1,
      unpricedModels: [{ model: 'in-house', reason: 'unknown-model' }],
      statedOfUnpricedUsd: 0.5,
      agrees: false,
    },
  ]);
});
