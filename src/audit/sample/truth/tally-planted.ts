import type { Cost } from '#core';
import type { Plant } from '../scenario/schema.ts';
import type { CallPlace } from './sum-by-name.ts';
import type { PlantedTruth } from './truth.ts';

/** Sessions that are named of one plant. */
const SESSIONS_NAMED = 20;

interface Growing {
  readonly kind: string;
  readonly plant: Plant;
  sessions: number;
  tasks: number;
  calls: number;
  costUsd: number | null;
  couldCostUsd: number | null;
  readonly sessionIds: string[];
  lastSession: string;
  lastTask: number;
}

/** Plants that are no matter of cost. */
const SIGNS: ReadonlySet<Plant> = new Set<Plant>(['slowWaits', 'testFailures', 'corrections']);

function add(sum: number | null, cost: Cost): number | null {
  return sum === null || cost.status === 'unpriced' ? null : sum + cost.costUsd;
}

function note(growing: Growing, { session, task }: CallPlace): void {
  if (session !== growing.lastSession) {
    growing.sessions += 1;
    growing.lastTask = -1;
    if (growing.sessionIds.length < SESSIONS_NAMED) growing.sessionIds.push(session);
  }
  if (task !== growing.lastTask) growing.tasks += 1;
  [growing.lastSession, growing.lastTask] = [session, task];
}

function toTruth({ lastSession: _session, lastTask: _task, ...growing }: Growing): PlantedTruth {
  const isCost = !SIGNS.has(growing.plant);
  const { calls } = growing;
  const costUsd = calls === 0 ? null : growing.costUsd;
  const couldCostUsd = isCost ? growing.couldCostUsd : null;
  const savedUsd = costUsd === null || couldCostUsd === null ? null : costUsd - couldCostUsd;
  return { ...growing, costUsd, couldCostUsd, savedUsd };
}

/** Sums up what is planted, by kind of work; memory does not grow with the sample. */
export function createPlantedTally() {
  const sums = new Map<string, Growing>();

  function sumOf(place: CallPlace, plant: Plant): Growing {
    const key = `${place.kind}\u0000${plant}`;
    const known = sums.get(key);
    const fresh = { sessions: 0, tasks: 0, calls: 0, costUsd: 0, couldCostUsd: 0, sessionIds: [] };
    const growing: Growing = known ?? { kind: place.kind, plant, ...fresh, lastSession: '', lastTask: -1 };
    if (known === undefined) sums.set(key, growing);
    note(growing, place);
    return growing;
  }

  return {
    /** Notes a plant that has no cost. */
    sign(place: CallPlace, plant: Plant): void {
      sumOf(place, plant);
    },
    call(
      place: CallPlace,
      plant: Plant,
      costs: { readonly cost: Cost; readonly could: Cost | 'nothing' },
    ): void {
      const growing = sumOf(place, plant);
      const { cost, could } = costs;
      growing.calls += 1;
      growing.costUsd = add(growing.costUsd, cost);
      growing.couldCostUsd = could === 'nothing' ? growing.couldCostUsd : add(growing.couldCostUsd, could);
    },
    planted: (): readonly PlantedTruth[] =>
      [...sums.values()]
        .map(toTruth)
        .toSorted((one, other) =>
          `${one.kind}\u0000${one.plant}` < `${other.kind}\u0000${other.plant}` ? -1 : 1,
        ),
  };
}
