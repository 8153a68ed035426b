import type { Catalog, ServiceTier } from '#catalog';
import { type Cost, type EffortLevel, type IsoDate, toIsoDate } from '#core';
import { addCall, createSum, type GrowingSum } from './count-sum.ts';
import type { SessionPlan } from './plan-sessions.ts';
import type { SampleCall, SampleTask, Undone } from './sample-task.ts';
import { createPlantedTally, type PlantPlace } from './tally-planted.ts';
import type { SampleTruth } from './truth.ts';

/** What is priced of a call. */
type Priced = Pick<SampleCall, 'model' | 'usage'> & { readonly serviceTier?: ServiceTier };

/** What is known of a sample when its last line is written. */
export type CountedTruth = Pick<SampleTruth, 'days' | 'total' | 'models' | 'kinds' | 'planted'>;

/** Sums by a name, in the order in which the names come. */
function createSums<Key extends object>() {
  const sums = new Map<string, Key & GrowingSum>();
  return {
    of(name: string, key: Key): GrowingSum {
      const known = sums.get(name);
      const sum = known ?? { ...key, ...createSum() };
      if (known === undefined) sums.set(name, sum);
      return sum;
    },
    all: () => [...sums.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum),
  };
}

/** Starts to count what is written, at the list prices of a day; memory does not grow with the sample. */
export function createTruthTally(catalog: Catalog, pricesAt: IsoDate) {
  const total = createSum();
  const models = createSums<{ readonly model: string; readonly effort: EffortLevel }>();
  const kinds = createSums<{ readonly name: string }>();
  const planted = createPlantedTally();
  let [firstMs, lastMs] = [Number.POSITIVE_INFINITY, 0];
  let [session, task] = ['', 0];
  const seenInSession = new Set<GrowingSum>();

  function costOf({ model, usage, serviceTier = 'standard' }: Priced): Cost {
    return catalog.priceUsage({ model, usage, serviceTier, at: pricesAt }).cost;
  }

  function couldOf(call: SampleCall, { instead }: Undone): Cost | 'nothing' {
    if (instead === 'not-made') return 'nothing';
    const { model, usage } = call;
    return costOf({ model, usage, ...instead });
  }

  function addTo(sum: GrowingSum, seenInTask: Set<GrowingSum>): void {
    if (!seenInSession.has(sum)) sum.sessions += 1;
    if (!seenInTask.has(sum)) sum.tasks += 1;
    seenInSession.add(sum);
    seenInTask.add(sum);
  }

  function countCall(call: SampleCall, place: PlantPlace, seenInTask: Set<GrowingSum>): void {
    const { model, effort, endsAtMs } = call;
    const cost = costOf(call);
    const names = models.of(`${model}\u0000${effort}`, { model, effort });
    for (const sum of [total, names, kinds.of(place.kind, { name: place.kind })]) {
      addTo(sum, seenInTask);
      addCall(sum, call, cost);
    }
    for (const undone of call.undone) planted.call(place, undone.plant, { cost, could: couldOf(call, undone) });
    [firstMs, lastMs] = [Math.min(firstMs, endsAtMs), Math.max(lastMs, endsAtMs)];
  }

  return {
    /** Counts a task that was written. */
    add({ id, kind }: SessionPlan, { calls, signs }: SampleTask): void {
      if (id !== session) {
        [session, task] = [id, 0];
        seenInSession.clear();
      }
      const place = { kind: kind.name, session, task };
      for (const sign of signs) planted.sign(place, sign);
      const seenInTask = new Set<GrowingSum>();
      for (const call of calls) countCall(call, place, seenInTask);
      task += 1;
    },
    truth: (): CountedTruth => ({
      days: { first: toIsoDate(firstMs), last: toIsoDate(lastMs) },
      total,
      models: models.all(),
      kinds: kinds.all(),
      planted: planted.planted(),
    }),
  };
}
