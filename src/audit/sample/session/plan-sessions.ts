import type { EffortLevel, Random } from '#core';
import { createRandom } from '#stats';
import { drawByShare } from './draw.ts';
import type { Plant, SampleKind, SampleScenario } from '../scenario/schema.ts';

/** What is decided of a session before its first task. */
export interface SessionPlan {
  /** In the form that Claude Code gives. */
  readonly id: string;
  readonly kind: SampleKind;
  /** Tokens of its system prompt. */
  readonly systemTokens: number;
  readonly startMs: number;
  readonly model: string;
  readonly effort: EffortLevel;
  /** What is planted in the whole session. */
  readonly plants: ReadonlySet<Plant>;
  /** Chance of this session alone. */
  readonly random: Random;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const OF_SESSIONS = ['overModel', 'overEffort', 'modelSwitches', 'contextBloat'] as const;

/** Draws what is planted; what would hide another plant comes alone. */
function drawPlants(random: Random, { planted }: SampleKind): ReadonlySet<Plant> {
  const isDrawn = (plant: { readonly share: number } | undefined) => random() < (plant?.share ?? 0);
  const isBatch = isDrawn(planted.batchable);
  const isNeverRead = isDrawn(planted.cacheWritesNeverRead);
  const others = OF_SESSIONS.filter((plant) => isDrawn(planted[plant]));
  if (isBatch) return new Set<Plant>(['batchable']);
  if (!isNeverRead) return new Set<Plant>(others);
  return new Set<Plant>(['cacheWritesNeverRead', ...others.filter((plant) => plant !== 'modelSwitches')]);
}

/** Eight hexadecimal digits that tell samples of different seeds apart. */
function markOf(seed: string): string {
  return Math.floor(createRandom(seed)() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}

/** Gives the milliseconds since midnight of a run, which comes every night at the same times. */
function nightMs({ planted: { batchable } }: SampleKind, slot: number): number {
  if (batchable === undefined) return 0;
  const atMs = batchable.fromHour * HOUR_MS + slot * batchable.everyMinutes * MINUTE_MS;
  // what does not fit into the night goes round
  return atMs % DAY_MS;
}

/**
 * Starts to plan sessions by their number.
 *
 * Shape   numbers from 0, one after the other; each session has its own chance, so that more of them change none
 */
export function createSessionPlanner(scenario: SampleScenario, seed: string) {
  const { days, hours, systems } = scenario;
  const firstMs = Date.parse(scenario.firstDay);
  const mark = markOf(seed);
  const nights = new Map<string, number>();

  function nightStart(kind: SampleKind): number {
    const night = nights.get(kind.name) ?? 0;
    nights.set(kind.name, night + 1);
    return (night % days) * DAY_MS + nightMs(kind, Math.floor(night / days));
  }

  function dayStart(session: number, random: Random): number {
    const hour = hours.from + random() * (hours.to - hours.from);
    return (session % days) * DAY_MS + Math.floor(hour * HOUR_MS);
  }

  return (session: number): SessionPlan => {
    const random = createRandom(`${seed} session ${session}`);
    const kind = drawByShare(random, scenario.kinds);
    const plants = drawPlants(random, kind);
    const { model, effort } = drawByShare(random, kind.runs);
    const { overModel, overEffort } = kind.planted;
    return {
      id: `${mark}-0000-4000-8000-${String(session).padStart(12, '0')}`,
      kind,
      systemTokens: systems[kind.system] ?? 0,
      startMs: firstMs + (plants.has('batchable') ? nightStart(kind) : dayStart(session, random)),
      model: (plants.has('overModel') ? overModel?.model : undefined) ?? model,
      effort: (plants.has('overEffort') ? overEffort?.effort : undefined) ?? effort,
      plants,
      random,
    };
  };
}
