import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallPlan, type Finding, Suite } from '#core';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import type { ProvableTask } from './collect-tasks.ts';
import { drawSuite } from './draw-suite.ts';
import { shareCases } from './share-cases.ts';
import { writeSuite } from './write-suite.ts';

const finding = {
  version: 1,
  id: 'lower-model-00000002',
  detector: 'lower-model',
  kind: { id: 'kind-1', name: 'parser · tests' },
  what: 'tasks ran on large',
  advice: 'try it',
  plans: { upper: createCallPlan('large', 'high'), lower: createCallPlan('small', 'high') },
  calls: 40,
  sessions: 12,
  sessionsOfKind: 20,
  costUsd: 12,
  saving: { status: 'guess', guessedPerMonthUsd: { low: 20, high: 40 }, source: 'a board' },
  loss: { status: 'guess', guessedLostPoints: { low: 1, high: 5 }, source: 'a board' },
  grade: 'catalog-prior',
  proof: { status: 'suite', cases: 308 },
  priceDate: '2026-11-20',
  overlaps: [],
} as const satisfies Finding;

const tasks = Array.from({ length: 1000 }, (_, task): ProvableTask => ({
  source: 'claude-code',
  session: `session-${task % 90}`,
  at: new Date(Date.UTC(2026, 10, 1) + task * 60_000).toISOString(),
  stake: task % 10 === 0 ? 'normal' : 'routine',
  promptTokens: 1000 + ((task * 7919) % 1000),
  upperUsd: 0.02,
  lowerUsd: 0.01,
}));

const draw = (order: Partial<Parameters<typeof drawSuite>[0]> = {}) =>
  drawSuite({ finding, tasks, seed: 'vernier', priceDate: '2026-11-20', ...order });

describe('a suite', () => {
  it('is a record that is kept, with cases in proportion to stake and length', () => {
    const suite = draw();
    expect(Suite.parse(JSON.parse(JSON.stringify(suite)))).toEqual(suite);
    expect(suite.strata).toEqual([
      { stake: 'routine', length: 'short', tasks: 450, cases: expect.closeTo(0.308 * 450, -1) },
      { stake: 'routine', length: 'long', tasks: 450, cases: expect.closeTo(0.308 * 450, -1) },
      { stake: 'normal', length: 'short', tasks: 50, cases: expect.closeTo(0.308 * 50, -1) },
      { stake: 'normal', length: 'long', tasks: 50, cases: expect.closeTo(0.308 * 50, -1) },
    ]);
    expect(suite.cases).toHaveLength(308);
    expect(suite.cost).toEqual({
      status: 'priced',
      upperUsd: expect.closeTo(6.16, 9),
      lowerUsd: expect.closeTo(3.08, 9),
      priceDate: '2026-11-20',
    });
  });

  it('draws no task twice, and each from the stratum that it names', () => {
    const { cases, strata } = draw();
    expect(new Set(cases.map(({ at }) => at)).size).toBe(cases.length);
    const stakeOf = new Map(tasks.map(({ at, stake }) => [at, stake]));
    expect(cases.filter(({ at, stratum }) => stakeOf.get(at) !== strata[stratum]?.stake)).toEqual([]);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(draw()).toEqual(draw());
    expect(draw({ seed: 'other' }).cases).not.toEqual(draw().cases);
  });

  it('takes every task where there are too few, and says how precise that is', () => {
    const { cases, precision } = draw({ tasks: tasks.slice(0, 100) });
    expect(cases).toHaveLength(100);
    expect(precision).toMatchObject({ wantedCases: 308, expectedHalfWidthPoints: expect.closeTo(8.77, 2) });
  });

  it('needs four times the cases for half the width', () => {
    expect(draw({ halfWidthPoints: 10 }).precision.wantedCases).toBe(77);
  });

  it('has no cost where one task has no batch price, and holds no text', () => {
    const unpriced = tasks.map((task) => ({ ...task, lowerUsd: undefined }));
    expect(draw({ tasks: unpriced }).cost).toEqual({ status: 'unpriced', reason: 'no-batch-price' });
    expect(Object.keys(draw().cases[0] ?? {}).toSorted()).toEqual(['at', 'session', 'source', 'stratum']);
  });
});

it('is written once, and not where there is no folder', () => {
  const path = join(temporaryHome().home, 'suite.json');
  writeSuite(path, draw());
  const written = readFileSync(path, 'utf8');
  expect(JSON.parse(written)).toEqual(draw());
  expect(() => writeSuite(path, draw({ seed: 'other' }))).toThrow(
    `${path} is there already and is not written over: name another file with \`--out\``,
  );
  expect(readFileSync(path, 'utf8')).toBe(written);
  expect(() => writeSuite(join(path, 'suite.json'), draw())).toThrow('its folder is not there');
});

it('shares all cases out, none beyond its stratum, and two of each where that is possible', () => {
  assert(
    property(
      array(integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
      integer({ min: 12, max: 500 }),
      (sizes, cases) => {
        const shared = shareCases(sizes, cases);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        expect(shared.reduce((sum, count) => sum + count, 0)).toBe(Math.min(cases, total));
        for (const [place, size] of sizes.entries()) {
          expect(shared[place]).toBeLessThanOrEqual(size);
          expect(shared[place]).toBeGreaterThanOrEqual(Math.min(2, size));
          expect(Math.abs((shared[place] ?? 0) - (Math.min(cases, total) * size) / total)).toBeLessThan(
            2 * sizes.length,
          );
        }
      },
    ),
  );
});
