import type { Random } from '#core';
import { listRanges } from './list-tornado.ts';
import type { Reckon } from './reckon-scenario.ts';
import { simulateReturn, type Simulation } from './simulate-return.ts';

/** The spread of the ranges, or that there are none. */
export type ReportedSimulation =
  | ({ readonly status: 'drawn'; readonly seed: string } & Simulation)
  | { readonly status: 'no-ranges' };

/** How often and from which seed the ranges are drawn. */
export interface DrawOptions {
  readonly draws: number;
  readonly seed: string;
  readonly createRandom: (seed: string) => Random;
  readonly onProgress: (share: number) => void;
}

/** Draws the ranges of a reckoning, where it has any. */
export function drawReturn(reckon: Reckon, options: DrawOptions): ReportedSimulation {
  const { draws, seed, createRandom, onProgress } = options;
  if (listRanges(reckon).length === 0) return { status: 'no-ranges' };
  return {
    status: 'drawn',
    seed,
    ...simulateReturn(reckon, { count: draws, random: createRandom(seed), onProgress }),
  };
}
