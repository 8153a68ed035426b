import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { createRandom } from '#stats';
import { drawWorld, toLoggedWork, truthOf } from './__fixtures__/draw-world.ts';
import { guessText, lostText, savedText } from './counterfactual-text.ts';
import type { LoggedWork, LowerOutcome } from './evidence.ts';
import { guessSaving } from './guess-saving.ts';
import { predictCounterfactual } from './predict-counterfactual.ts';
import { toTokenCosts } from './token-costs.ts';

const KINDS = [
  { upper: 0.9, lower: [0.9, 0.3] as const, ratio: 2, size: 1 },
  { upper: 0.6, lower: [0.7, 0.2] as const, ratio: 1, size: 3 },
];
const world = { name: 'two kinds', kinds: KINDS, evidenceClusters: 60, logClusters: 60 };
const drawn = drawWorld(world, createRandom('counterfactual'));
const log = drawn.log.map(toLoggedWork);
const { evidence } = drawn;

function withoutTokens({
  grade,
  kind,
  clusterId,
  lowerScore = 0,
  upperScore = 0,
}: LowerOutcome): LowerOutcome {
  return { grade, kind, clusterId, lowerScore, upperScore };
}

function withoutUpper({ grade, kind, clusterId, lowerScore = 0 }: LowerOutcome): LowerOutcome {
  return { grade, kind, clusterId, lowerScore };
}

describe('what a log would have been on the lower model', () => {
  it('is predicted with its n, its grade and its interval', () => {
    const { lostPoints, savedUsd, lowerPoints } = predictCounterfactual(log, evidence);
    const counts = {
      logItems: 120,
      logClusters: 120,
      evidenceItems: 120,
      evidenceClusters: 120,
      leftOut: [],
    };
    for (const one of [lostPoints, savedUsd, lowerPoints]) {
      expect(one).toMatchObject({ status: 'predicted', grade: 'own-outcomes', confidence: 0.95, ...counts });
    }
    const truth = truthOf(drawn.log);
    for (const figure of ['lostPoints', 'savedUsd'] as const) {
      const one = predictCounterfactual(log, evidence)[figure];
      if (one.status === 'unknown') throw new RangeError('nothing predicted');
      expect(one.low).toBeLessThan(truth[figure]);
      expect(one.high).toBeGreaterThan(truth[figure]);
    }
  });

  it("goes by the lower model's own tokens, twice as many in one kind, not by the upper one's", () => {
    const [work] = log;
    const { upperTokensAtLower: tokens } = work?.cost ?? { upperTokensAtLower: undefined };
    if (work?.cost === undefined || tokens === undefined) throw new RangeError('no cost');
    const flat = evidence
      .filter((outcome) => outcome.kind === 'kind-0')
      .map((outcome) => ({
        ...outcome,
        cost: { lower: { inputUsd: 3, outputUsd: 4 }, upperTokensAtLower: { inputUsd: 3, outputUsd: 2 } },
      }));
    const { savedUsd } = predictCounterfactual([work], flat);
    expect(savedUsd).toMatchObject({
      mean: expect.closeTo(work.cost.upperUsd - tokens.inputUsd - 2 * tokens.outputUsd, 9),
    });
  });

  it("takes nothing from outcomes on the log's own duplicates, whatever they say", () => {
    const own = log.map(({ kind, clusterId }): LowerOutcome => {
      return { grade: 'own-outcomes', kind, clusterId, lowerScore: 0, upperScore: 1 };
    });
    const without = predictCounterfactual(log, evidence);
    expect(predictCounterfactual(log, [...own, ...evidence])).toEqual({
      ...without,
      ownDuplicates: own.length,
    });
  });

  it.each([
    ['no-evidence', evidence.filter(({ kind }) => kind !== 'kind-1')],
    [
      'too-few-clusters',
      evidence.filter(({ kind, clusterId }) => kind !== 'kind-1' || /-[0-8]$/u.test(clusterId)),
    ],
    [
      'own-duplicates',
      evidence.map((one) => (one.kind === 'kind-1' ? { ...one, clusterId: 'log-1-0' } : one)),
    ],
  ])('leaves a kind of work out of the figure and says why: %s', (reason, outcomes) => {
    const { lostPoints } = predictCounterfactual(log, outcomes);
    expect(lostPoints).toMatchObject({
      status: 'predicted',
      logItems: 60,
      leftOut: [{ kind: 'kind-1', reason, items: 60 }],
    });
  });

  it('leaves work without a price, or of a free model, out of the saving only', () => {
    const nothing = { inputUsd: 0, outputUsd: 0 };
    const mixed = log.map((work, index): LoggedWork => {
      const { cost, ...rest } = work;
      if (index === 0) return rest;
      return index === 1
        ? { ...rest, cost: { upperUsd: 1, upperTokensAtLower: nothing } }
        : { ...rest, ...(cost && { cost }) };
    });
    const { lostPoints, savedUsd } = predictCounterfactual(mixed, evidence);
    expect(lostPoints).toMatchObject({ logItems: 120, leftOut: [] });
    expect(savedUsd).toMatchObject({
      logItems: 118,
      leftOut: [
        { kind: 'kind-0', reason: 'unpriced', items: 1 },
        { kind: 'kind-0', reason: 'costs-nothing', items: 1 },
      ],
    });
  });

  it('is unknown, never 0, where nothing speaks of it', () => {
    const nothing = predictCounterfactual(log, []);
    expect([nothing.lostPoints.status, nothing.savedUsd.status]).toEqual(['unknown', 'unknown']);
    expect(predictCounterfactual([], evidence).savedUsd).toEqual({ status: 'unknown', leftOut: [] });
  });

  it('tells what the lower model gets right where the upper one was not scored, but not what is lost', () => {
    const { lostPoints, lowerPoints } = predictCounterfactual(log, evidence.map(withoutUpper));
    expect([lostPoints.status, lowerPoints.status]).toEqual(['unknown', 'predicted']);
  });

  it('knows quality without tokens, and does not let two kinds lend to each other', () => {
    const poor = evidence.map((one) => (one.kind === 'kind-0' ? withoutTokens(one) : one));
    const { lostPoints, savedUsd } = predictCounterfactual(log, poor);
    expect(lostPoints).toMatchObject({ logItems: 120 });
    expect(savedUsd).toMatchObject({ logItems: 60, leftOut: [{ kind: 'kind-0', reason: 'no-evidence' }] });
  });

  it('stays within what can be', () => {
    const worst = evidence.map((one) => ({ ...one, lowerScore: 0, upperScore: 1 }));
    const { lostPoints, lowerPoints } = predictCounterfactual(log, worst);
    expect([lostPoints, lowerPoints]).toMatchObject([
      { mean: 100, high: 100 },
      { mean: 0, low: 0 },
    ]);
  });
});

describe('the grade of a figure', () => {
  const recorded = evidence.map((one): LowerOutcome => ({
    ...one,
    grade: 'recorded-work',
    clusterId: `r-${one.clusterId}`,
    lowerScore: 0,
  }));

  it("is by one's own outcomes where there are enough, and nothing else is in it then", () => {
    const { lostPoints } = predictCounterfactual(log, [...recorded, ...evidence]);
    expect(lostPoints).toEqual(predictCounterfactual(log, evidence).lostPoints);
  });

  it('is the weakest that is in it', () => {
    const mixed = [...evidence.filter(({ kind }) => kind === 'kind-0'), ...recorded];
    expect(predictCounterfactual(log, mixed).lostPoints).toMatchObject({
      grade: 'recorded-work',
      evidenceItems: 120,
    });
  });
});

describe('in words', () => {
  it('a prediction comes with its interval, its evidence and its n', () => {
    const { lostPoints, savedUsd, comparedUsd } = predictCounterfactual(log, evidence);
    const basis = String.raw`120 pieces of work, from outcomes on your own work \(n = 120 prompts, 120 apart\)`;
    expect(savedText(savedUsd, comparedUsd)).toMatch(
      new RegExp(String.raw`^saves \$[\d.]+ of \$[\d.]+ \[95 %: \$[\d.]+ to \$[\d.]+\]; ${basis}$`, 'u'),
    );
    expect(lostText(lostPoints)).toMatch(
      new RegExp(String.raw`^loses [\d.]+ right answers of 100 \[95 %: -?[\d.]+ to [\d.]+\]; ${basis}$`, 'u'),
    );
    expect(savedText({ status: 'unknown', leftOut: [] }, 0)).toBeUndefined();
    expect(lostText({ status: 'unknown', leftOut: [] })).toBeUndefined();
  });

  it('a catalog prior never gives a figure in USD without the word guess', () => {
    const range = fc
      .tuple(fc.double({ min: 0.1, max: 5, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }))
      .map(([low, more]) => ({ low, high: low + more }));
    fc.assert(
      fc.property(range, range, range, (inputRatio, outputRatio, lostPoints) => {
        const guess = guessSaving(log, { source: 'a published table', inputRatio, outputRatio, lostPoints });
        if (guess === undefined) throw new RangeError('no guess');
        expect(guess.guessedSavedUsd.low).toBeLessThanOrEqual(guess.guessedSavedUsd.high);
        for (const part of guessText(guess)
          .split(';')
          .filter((text) => text.includes('$'))) {
          expect(part).toMatch(/^ ?guess: /u);
        }
        const fields = Object.keys(guess).filter((name) => name.endsWith('Usd') && name !== 'comparedUsd');
        expect(fields.every((name) => name.startsWith('guessed'))).toBe(true);
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  it('there is no guess where nothing has a price', () => {
    const prior = {
      source: 's',
      inputRatio: { low: 1, high: 1 },
      outputRatio: { low: 1, high: 1 },
      lostPoints: { low: 0, high: 1 },
    };
    expect(guessSaving([{ kind: 'k', clusterId: 'c' }], prior)).toBeUndefined();
    expect(guessSaving([{ kind: 'k', clusterId: 'c' }, ...log], prior)).toMatchObject({
      unpricedItems: 1,
      logItems: 120,
    });
  });
});

it('splits what a call costs into input of all sorts and output of all sorts', () => {
  const usage = { inputTokens: 1000, cacheReadTokens: 1000, outputTokens: 100, reasoningTokens: 100 };
  const catalog = createCatalog();
  const priced = catalog.priceUsage({ model: 'claude-haiku-5-5', usage, at: '2026-11-20' });
  const costs = toTokenCosts(priced);
  if (costs === undefined || priced.cost.status === 'unpriced') throw new RangeError('no price');
  expect(costs.inputUsd + costs.outputUsd).toBeCloseTo(priced.cost.costUsd, 12);
  // $0.50 a million
  expect(costs.outputUsd).toBeCloseTo(0.0001, 12);
  expect(
    toTokenCosts(catalog.priceUsage({ model: 'no-such-model', usage, at: '2026-11-20' })),
  ).toBeUndefined();
});
