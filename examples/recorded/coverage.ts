import { createRandom, mean, standardError } from '#stats';
import { measureReadings, openDial } from '#routing';
import { ASKS, type Ask } from './asks.ts';
import { fitSplit } from './fit-split.ts';
import { type Data, splitRows } from './read-data.ts';
import { replay } from './replay.ts';

/** Whether a test on untouched prompts agrees with the reading, at one ask of one split. */
export interface Agreement {
  readonly ask: string;
  /** Test minus reading. */
  readonly difference: number;
  /** Half the width of its 95 % interval: both variances added. */
  readonly halfWidth: number;
}

/** The knot that serves an ask: levels lie on knots, and a promise is kept by one. */
function knotOf(
  ask: Ask,
  certificates: readonly { readonly rho: number; readonly lowestKnot: number }[],
): number {
  if (ask.ask.kind === 'position') return Math.round(ask.ask.position * 20);
  return certificates.find((certificate) => certificate.rho === ask.hold)?.lowestKnot ?? 20;
}

/** Fits one split and holds the served score of its untouched prompts against the reading, for every ask. */
export function agreementsOfSplit(data: Data, seed: string): Agreement[] {
  const split = splitRows(data.table, seed);
  const record = fitSplit(split, seed, []);
  const dial = openDial(record);
  return ASKS.map((ask) => {
    const knots = [knotOf(ask, record.certificates)];
    const [reading] = measureReadings(dial.policy, split.certify, { random: createRandom(seed), knots });
    if (reading === undefined) throw new RangeError(`there is no reading for ${ask.name}`);
    const scores = replay(dial, split.untouched, ask).map((one) => one.score);
    const error = Math.hypot(standardError(scores), reading.quality.standardError);
    return { ask: ask.name, difference: mean(scores) - reading.quality.mean, halfWidth: 1.96 * error };
  });
}

/** The share of agreements whose interval covers 0. */
export function coverage(agreements: readonly Agreement[]): number {
  return agreements.filter((one) => Math.abs(one.difference) <= one.halfWidth).length / agreements.length;
}
