import { createRandom, mean } from '#stats';
import { describe, expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { drawRows, fitRows, NO_SIGNAL, ROUTABLE, type World } from '../__fixtures__/synthetic-world.ts';
import { expectedValues, predictRows } from '../dial/expected-values.ts';
import { type OpenPolicy, openPolicy } from '../open-policy.ts';
import type { RowTable } from '../rows/row-table.ts';
import { certify } from './certify.ts';
import { riskOfAttempt } from './risk-of-attempt.ts';

const IS_FULL = process.env['VERNIER_FULL'] === '1';
const DRAWS = IS_FULL ? 2000 : 150;
const ROWS = IS_FULL ? 400 : 100;
const DELTA = 0.05;
/** The risk and two standard errors of the simulation. */
const MOST_VIOLATIONS = DELTA + 2 * Math.sqrt((DELTA * (1 - DELTA)) / DRAWS);
const TIMEOUT_MS = 600_000;

/** A finite world that rows are drawn from with replacement, so that every truth about it is known exactly. */
interface Population {
  readonly table: RowTable;
  readonly policy: OpenPolicy;
}

function populationOf(world: World, policy: OpenPolicy): Population {
  return { table: drawRows(world, { rows: 3000, seed: 'population' }), policy };
}

/** The share of the top plan's quality that a knot truly keeps. */
function trueShare({ table, policy }: Population, knot: number): number {
  const rows = { table, predictions: predictRows(policy, table) };
  const top = table.scores[policy.record.topPlan] ?? new Float64Array();
  return mean(expectedValues(policy, rows, knot / 20).quality) / mean(top);
}

/** Rows drawn with replacement, each an independent case. */
function sampleRows(table: RowTable, draw: number, random: () => number): RowTable {
  const picked = Int32Array.from({ length: ROWS }, () => Math.floor(random() * table.caseIds.length));
  return {
    ...table,
    caseIds: [...picked].map((_, row) => `draw-${draw}-case-${row}`),
    clusterIds: [...picked].map((_, row) => `draw-${draw}-cluster-${row}`),
    texts: [...picked].map((row) => table.texts[row] ?? ''),
    segments: Int32Array.from(picked, (row) => table.segments[row] ?? 0),
    scores: table.scores.map((values) => Float64Array.from(picked, (row) => values[row] ?? 0)),
    costsUsd: table.costsUsd.map((values) => Float64Array.from(picked, (row) => values[row] ?? 0)),
  };
}

/** How often a knot is certified for a share that is a hair above what it truly keeps. */
function violationRate(population: Population, knot: number, attempt = 1): number {
  const rho = trueShare(population, knot) + 1e-9;
  const random = createRandom(`violations ${knot} ${attempt}`);
  let violations = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const rows = sampleRows(population.table, draw, random);
    const claim = { rho, delta: DELTA, attempt, issuedAt: '2026-11-20T12:00:00.000Z' };
    if (certify(population.policy, rows, claim).lowestKnot <= knot) violations += 1;
  }
  if (IS_FULL)
    console.log(`certify knot ${knot} attempt ${attempt} n ${ROWS} violated ${violations / DRAWS}`);
  return violations / DRAWS;
}

describe('a knot that keeps a hair less than the promise', () => {
  const hull = populationOf(NO_SIGNAL, openPolicy(hullPolicy()));

  it.each(IS_FULL ? [19, 17, 14, 10, 5] : [19, 17])(
    'is certified in at most 5 % and 2 SE of draws at knot %d of a static hull',
    (knot) => {
      expect(violationRate(hull, knot)).toBeLessThanOrEqual(MOST_VIOLATIONS);
    },
    TIMEOUT_MS,
  );

  it(
    'is certified in at most 5 % and 2 SE of draws of a learned policy',
    () => {
      const learned = populationOf(
        ROUTABLE,
        openPolicy(fitRows(drawRows(ROUTABLE, { rows: 300, seed: 'learn' }))),
      );
      expect(violationRate(learned, 16)).toBeLessThanOrEqual(MOST_VIOLATIONS);
    },
    TIMEOUT_MS,
  );

  it(
    'is certified more seldom still on rows that were used before',
    () => {
      const most = riskOfAttempt(DELTA, 2);
      const limit = most + 2 * Math.sqrt((most * (1 - most)) / DRAWS);
      expect(violationRate(hull, 17, 2)).toBeLessThanOrEqual(limit);
    },
    TIMEOUT_MS,
  );
});
