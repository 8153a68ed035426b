import type { CasesNeeded, Random } from '#core';
import { bettingTest, createRandom, mean } from '#stats';

/** What the next test of a promise would be. */
export interface NextTest {
  /** The share of the top plan's quality to hold. */
  readonly rho: number;
  /** The risk that one test of it may use on cases which nobody fitted on or tested. */
  readonly delta: number;
}

/** Simulated tries at one number of cases, and how many of them have to succeed: four of five. */
const TRIES = 100;
const ENOUGH_TRIES = 80;
const FEWEST = 10;
/** More cases than this are not tried. */
const MOST = 5000;
/** The number is given to two figures: nearer than this the search need not come. */
const NEAR_ENOUGH = 1.08;

function drawFrom(values: Float64Array, count: number, random: Random): Float64Array {
  const drawn = new Float64Array(count);
  for (let i = 0; i < count; i += 1) drawn[i] = values[Math.floor(random() * values.length)] ?? 0;
  return drawn;
}

/** Each try has a world of its own that the observed cases may have come from, the same at every number of cases. */
function worldOf(margins: Float64Array, attempt: number) {
  const random = createRandom(attempt);
  return { random, pool: drawFrom(margins, margins.length, random) };
}

/** Whether four of five tries succeed; tries no more than decide it. */
function isProbable(succeeds: (attempt: number) => boolean): boolean {
  let successes = 0;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (succeeds(attempt)) successes += 1;
    if (successes === ENOUGH_TRIES) return true;
    if (attempt + 1 - successes > TRIES - ENOUGH_TRIES) return false;
  }
  return false;
}

/** Whether so many fresh cases would probably pass the test. */
function isEnough(margins: Float64Array, cases: number, { rho, delta }: NextTest): boolean {
  return isProbable((attempt) => {
    const { random, pool } = worldOf(margins, attempt);
    const values = drawFrom(pool, cases, random);
    const { pValue } = bettingTest({ values, low: -rho, high: 1, nullMean: 0, delta, horizon: cases });
    return pValue <= delta;
  });
}

/** Rounds up to two figures: 184 to 190, 1,234 to 1,300. */
function tidyUp(cases: number): number {
  const unit = 10 ** Math.max(1, Math.floor(Math.log10(cases)) - 1);
  return Math.ceil(cases / unit) * unit;
}

/**
 * Estimates how many fresh cases, tested on their own, would probably certify a promise that failed: the test itself is
 * tried on cases drawn from the observed ones, and these are drawn anew for each try, because their mean is uncertain.
 *
 * Shape   margins: y_policy − rho · y_top of the knot that failed, one for each cluster → the same answer every time
 * Source  bootstrap of the betting test in certify.ts; four of five of 100 tries, whose share is off by 4 points (1 SE)
 */
export function casesNeeded(margins: Float64Array, next: NextTest): CasesNeeded {
  if (mean(margins) <= 0) return { status: 'below-promise' };
  // no number of cases certifies a world whose mean is not above the promise
  if (!isProbable((attempt) => mean(worldOf(margins, attempt).pool) > 0)) return { status: 'too-near' };
  let few = FEWEST - 1;
  let enough = FEWEST;
  while (!isEnough(margins, enough, next)) {
    if (enough === MOST) return { status: 'too-near' };
    few = enough;
    enough = Math.min(2 * enough, MOST);
  }
  while (enough - few > 1 && enough / few > NEAR_ENOUGH) {
    const middle = Math.floor((few + enough) / 2);
    if (isEnough(margins, middle, next)) enough = middle;
    else few = middle;
  }
  return { status: 'fresh-cases', cases: tidyUp(enough) };
}
