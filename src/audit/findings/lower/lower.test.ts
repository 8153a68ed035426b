import { describe, expect, it } from 'vitest';
import { catalog, type ConstructedCall, PRICE_DATE, seeCalls } from '../__fixtures__/seen-calls.ts';
import type { Stake } from '../../work/stake-rules.ts';
import { casesNeeded, expectedHalfWidth } from './cases-needed.ts';
import { detectLowerEffort, detectLowerModel, type LowerPlansOrder } from './detect-lower-plans.ts';
import { createLowerModels, lowerEffort } from './lower-steps.ts';

const order: LowerPlansOrder = { catalog, at: PRICE_DATE, monthFactor: 2, routineShareOf: () => 0.5 };

function tasksOf(count: number, call: Partial<ConstructedCall>): readonly ConstructedCall[] {
  return Array.from({ length: count }, (_, task) => ({
    session: `s${task}`,
    atSeconds: task,
    task,
    usage: { inputTokens: 100_000, outputTokens: 10_000 },
    ...call,
  }));
}

function found(
  create: typeof detectLowerModel,
  calls: readonly ConstructedCall[],
  {
    stake = 'routine',
    routineShareOf = order.routineShareOf,
  }: { readonly stake?: Stake } & Partial<Pick<LowerPlansOrder, 'routineShareOf'>> = {},
) {
  const detector = create({ ...order, routineShareOf });
  for (const call of seeCalls(calls, { stake })) detector.see(call);
  return detector.finish();
}

describe('the next lower step', () => {
  it('is the dearest current model of the family that is a real step cheaper', () => {
    const lowerOf = createLowerModels(catalog, PRICE_DATE);
    expect(
      ['claude-fable-5-2', 'claude-opus-5-5', 'claude-opus-5', 'claude-sonnet-5-5'].map(lowerOf),
    ).toEqual([
      { modelId: 'claude-opus-5-5', isFromLarge: true },
      { modelId: 'claude-sonnet-5-5', isFromLarge: true },
      { modelId: 'claude-sonnet-5-5', isFromLarge: true },
      { modelId: 'claude-haiku-5-5', isFromLarge: false },
    ]);
    expect(['claude-haiku-5-5', 'nobody-knows'].map(lowerOf)).toEqual([undefined, undefined]);
  });

  it('is the next effort that the model takes', () => {
    expect(lowerEffort(catalog, 'claude-opus-4-6', 'max')).toBe('high');
    expect(lowerEffort(catalog, 'claude-opus-5-5', 'low')).toBeUndefined();
    expect(lowerEffort(catalog, 'nobody-knows', 'high')).toBeUndefined();
  });
});

describe('a lower model', () => {
  it('is guessed about, and says from what', () => {
    const [candidate] = found(detectLowerModel, tasksOf(30, {}));
    expect(candidate).toMatchObject({
      grade: 'catalog-prior',
      plans: { upper: { id: 'claude-opus-5-5' }, lower: { id: 'claude-sonnet-5-5' } },
      loss: { status: 'guess', guessedLostPoints: { low: 14.3, high: 23.6 } },
    });
    // a task costs 0.6 USD; on the lower model 0.3 for 1.01 to 1.58 times the tokens; two such logs a month
    expect(candidate?.saving).toMatchObject({
      status: 'guess',
      guessedPerMonthUsd: {
        low: expect.closeTo(60 * (0.6 - 0.3 * 1.58), 9),
        high: expect.closeTo(60 * (0.6 - 0.3 * 1.01), 9),
      },
    });
    // 30 tasks on both models at half price
    expect(candidate?.proof).toMatchObject({
      status: 'suite',
      cases: 30,
      costUsd: expect.closeTo(30 * 0.45, 9),
    });
  });

  it('is nothing to guess about for middle models and for work that is not routine', () => {
    expect(found(detectLowerModel, tasksOf(30, { model: 'claude-sonnet-5-5' }))).toEqual([]);
    expect(found(detectLowerModel, tasksOf(30, {}), { stake: 'normal' })).toEqual([]);
    expect(found(detectLowerModel, tasksOf(30, {}), { routineShareOf: () => 0.4 })).toEqual([]);
  });
});

/** Lower plans that are found for each effort. */
function effortsFound(stake: Stake) {
  return (['low', 'medium', 'high', 'xhigh', 'max'] as const).flatMap((effort) =>
    found(detectLowerEffort, tasksOf(30, { effort }), { stake }).map(({ plans }) => plans?.lower.id),
  );
}

it('finds routine work at a high effort, other work at the highest only, and hard work never', () => {
  expect(effortsFound('routine')).toEqual([
    'claude-opus-5-5@medium',
    'claude-opus-5-5@high',
    'claude-opus-5-5@xhigh',
  ]);
  expect(effortsFound('normal')).toEqual(['claude-opus-5-5@xhigh']);
  expect(effortsFound('high-stake')).toEqual([]);
});

it('reckons cases from the half-width of a paired difference', () => {
  // (1.959964 / 0.05)² × 0.2 = 307.3
  expect(casesNeeded(5, 0.2)).toBe(308);
  // the largest variance of a proportion's textbook example: (1.96 / 0.05)² × 0.25 = 384.1, Cochran 1977, 4.4
  expect(casesNeeded(5, 0.25)).toBe(385);
  expect(expectedHalfWidth(308, 0.2)).toBeCloseTo(4.9945, 4);
});
