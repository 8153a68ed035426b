import type { Catalog, ServiceTier } from '#catalog';
import { type Cost, type EffortLevel, type IsoDate, toIsoDate } from '#core';
import type { SessionPlan } from '../session/plan-sessions.ts';
import type { SampleCall, SampleTask, Undone } from '../session/sample-task.ts';
import { createSum } from './count-sum.ts';
import { type CallPlace, createSums } from './sum-by-name.ts';
import { createPlantedTally } from './tally-planted.ts';
import { createStepTally } from './tally-steps.ts';
import type { SampleTruth, StepTruth } from './truth.ts';

/** What is known of a sample when its last line is written. */
export type CountedTruth = Pick<SampleTruth, 'days' | 'total' | 'models' | 'kinds' | 'planted'> & {
  readonly steps: readonly StepTruth[];
};

/** Prices calls as they were made, and as they would be with one thing undone. */
function createPricer(catalog: Catalog, pricesAt: IsoDate) {
  function costOf({
    serviceTier = 'standard',
    ...call
  }: Pick<SampleCall, 'model' | 'usage'> & { readonly serviceTier?: ServiceTier }): Cost {
    return catalog.priceUsage({ ...call, serviceTier, at: pricesAt }).cost;
  }
  return {
    costOf: ({ model, usage }: Pick<SampleCall, 'model' | 'usage'>): Cost => costOf({ model, usage }),
    couldOf: ({ model, usage }: SampleCall, { instead }: Undone): Cost | 'nothing' =>
      instead === 'not-made' ? 'nothing' : costOf({ model, usage, ...instead }),
  };
}

/** Starts to count what is written, at the list prices of a day; memory does not grow with the sample. */
export function createTruthTally(catalog: Catalog, pricesAt: IsoDate) {
  const { costOf, couldOf } = createPricer(catalog, pricesAt);
  const totals = createSums<object>();
  const models = createSums<{ readonly model: string; readonly effort: EffortLevel }>();
  const kinds = createSums<{ readonly name: string }>();
  const planted = createPlantedTally();
  const steps = createStepTally(costOf);
  let [firstMs, lastMs] = [Number.POSITIVE_INFINITY, 0];
  let [session, task] = ['', 0];

  function countCall(call: SampleCall, place: CallPlace): void {
    const { model, effort, endsAtMs } = call;
    const cost = costOf(call);
    const told = { call, cost, place };
    totals.add('', {}, told);
    models.add(`${model}\u0000${effort}`, { model, effort }, told);
    kinds.add(place.kind, { name: place.kind }, told);
    for (const undone of call.undone)
      planted.call(place, undone.plant, { cost, could: couldOf(call, undone) });
    [firstMs, lastMs] = [Math.min(firstMs, endsAtMs), Math.max(lastMs, endsAtMs)];
  }

  return {
    /** Counts a task that was written. */
    add(plan: SessionPlan, written: SampleTask): void {
      const { id, kind } = plan;
      const { calls, signs } = written;
      [session, task] = id === session ? [session, task + 1] : [id, 0];
      const place = { kind: kind.name, session, task };
      for (const sign of signs) planted.sign(place, sign);
      for (const call of calls) countCall(call, place);
      steps.add(plan, written);
    },
    truth: (): CountedTruth => ({
      days: { first: toIsoDate(firstMs), last: toIsoDate(lastMs) },
      total: totals.all()[0] ?? createSum(),
      models: models.all(),
      kinds: kinds.all(),
      planted: planted.planted(),
      steps: steps.steps(),
    }),
  };
}
