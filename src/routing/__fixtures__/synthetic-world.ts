import { createCallPlan, type Policy } from '#core';
import { createRandom } from '#stats';
import { fitPolicy } from '../fit/fit-policy.ts';
import type { RowTable } from '../rows/row-table.ts';
import { RoutingConfig } from '../schema.ts';

/** What is true of one made-up piece of work, and what its text may tell. */
export interface Traits {
  readonly isHard: boolean;
  readonly segment: string;
}

/** A world whose truth is known. */
export interface World {
  /** Probability that a plan answers a piece of work rightly. */
  readonly quality: (traits: Traits, plan: number) => number;
  /** Whether hard and easy work are written in different words. */
  readonly wordsTell: boolean;
  readonly segments: readonly string[];
  /** Mean USD per request of each plan. */
  readonly costsUsd: readonly number[];
}

/** How many rows to draw of a world, and from which seed. */
export interface Draw {
  readonly rows: number;
  readonly seed: string;
  /** Scores are the true probabilities instead of draws by them: for checks against the truth. */
  readonly exact?: boolean;
}

const THREE_COSTS = [0.001, 0.004, 0.02];

/** The small plan fails on hard work and the words say which work is hard: there is something to learn. */
export const ROUTABLE: World = {
  quality: ({ isHard }, plan) => (isHard ? [0.15, 0.5, 0.9][plan] : [0.95, 0.95, 0.96][plan]) ?? 0,
  wordsTell: true,
  segments: ['work'],
  costsUsd: THREE_COSTS,
};

/** Every piece of work is as hard as any other: there is nothing to learn. */
export const NO_SIGNAL: World = {
  ...ROUTABLE,
  quality: (_, plan) => [0.55, 0.75, 0.9][plan] ?? 0,
};

/** The small plan is good at one kind of work and bad at the other; within a kind nothing tells more. */
export const SEGMENTS_ONLY: World = {
  quality: ({ segment }, plan) => (segment === 'puzzle' ? [0.15, 0.5, 0.9][plan] : [0.95, 0.95, 0.96][plan]) ?? 0,
  wordsTell: false,
  segments: ['mail', 'puzzle'],
  costsUsd: THREE_COSTS,
};

const FILLING = Array.from({ length: 80 }, (_, index) => `filling${index}`);
const HARD_WORDS = ['prove', 'integral', 'lemma', 'matrix', 'theorem', 'bound'];
const EASY_WORDS = ['greet', 'list', 'name', 'copy', 'repeat', 'count'];

type Random = () => number;

function pick(words: readonly string[], count: number, random: Random): string[] {
  return Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? '');
}

function writeText(world: World, traits: Traits, random: Random): string {
  const telling = traits.isHard ? HARD_WORDS : EASY_WORDS;
  const template = [`begin-${traits.segment}`, `about-${traits.segment}`, `as-${traits.segment}`];
  const words = [...pick(FILLING, 8, random), ...(world.wordsTell ? pick(telling, 4, random) : [])];
  return [...template, ...words].join(' ');
}

/** Draws rows of a world: texts, and for every plan a score and a cost. */
export function drawRows(world: World, { rows, seed, exact = false }: Draw): RowTable {
  const random = createRandom(seed);
  const traits = Array.from({ length: rows }, () => ({
    isHard: random() < 0.4,
    segment: world.segments[Math.floor(random() * world.segments.length)] ?? '',
  }));
  const texts = traits.map((one) => writeText(world, one, random));
  const segmentNames = world.segments.toSorted();
  return {
    plans: world.costsUsd.map((_, plan) => createCallPlan(`plan-${plan}`)),
    caseIds: traits.map((_, row) => `${seed}-case-${row}`),
    clusterIds: traits.map((_, row) => `${seed}-cluster-${row}`),
    texts,
    segmentNames,
    segments: Int32Array.from(traits, ({ segment }) => segmentNames.indexOf(segment)),
    scores: world.costsUsd.map((_, plan) =>
      Float64Array.from(traits, (one) => {
        const quality = world.quality(one, plan);
        return exact ? quality : Number(random() < quality);
      }),
    ),
    costsUsd: world.costsUsd.map((costUsd) => Float64Array.from(traits, () => costUsd * (0.5 + random()))),
  };
}

/** The same rows in another order. */
export function permuteRows(table: RowTable, seed: string): RowTable {
  const random = createRandom(seed);
  const keys = table.caseIds.map(() => random());
  const order = [...table.caseIds.keys()].toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const move = <T>(values: readonly T[]) => order.flatMap((row) => values.slice(row, row + 1));
  return {
    ...table,
    caseIds: move(table.caseIds),
    clusterIds: move(table.clusterIds),
    texts: move(table.texts),
    segments: Int32Array.from(order, (row) => table.segments[row] ?? 0),
    scores: table.scores.map((values) => Float64Array.from(order, (row) => values[row] ?? 0)),
    costsUsd: table.costsUsd.map((values) => Float64Array.from(order, (row) => values[row] ?? 0)),
  };
}

/** Fits a policy as a test can afford it: twenty shuffled refits, everything else as in service. */
export function fitRows(table: RowTable, seed = 'fit'): Policy {
  return fitPolicy(table, {
    config: RoutingConfig.parse({ shuffles: 20 }),
    random: createRandom(seed),
    priceDate: '2026-11-20',
    createdAt: '2026-11-20T12:00:00.000Z',
    source: 'simulated',
  });
}
