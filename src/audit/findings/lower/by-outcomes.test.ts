import { describe, expect, it } from 'vitest';
import { catalog, type ConstructedCall, PRICE_DATE, seeCalls } from '../__fixtures__/seen-calls.ts';
import type { LowerOutcome } from '../../counterfactual/evidence.ts';
import { detectLowerModel } from './detect-lower-plans.ts';
import type { StepEvidence } from './step-evidence.ts';

const LOGGED = 60;

/** Tasks of one call, or calls of no task, that cost 0.6 USD each on claude-opus-5-5. */
function callsOf(call: Partial<ConstructedCall> = {}): readonly ConstructedCall[] {
  return Array.from({ length: LOGGED }, (_, task) => ({
    session: `s${task}`,
    atSeconds: task,
    task,
    usage: { inputTokens: 100_000, outputTokens: 10_000 },
    ...call,
  }));
}

/** Outcomes on so many prompts: of ten the lower plan has one wrong, the upper one of twenty. */
function outcomes(prompts: number, outcome: Partial<LowerOutcome> = {}): readonly LowerOutcome[] {
  return Array.from({ length: prompts }, (_, prompt) => ({
    grade: 'recorded-work',
    kind: 'kind-1',
    clusterId: `prompt ${prompt}`,
    lowerScore: prompt % 10 === 0 ? 0 : 1,
    upperScore: prompt % 20 === 0 ? 0 : 1,
    upperTokens: { input: 100_000, output: 10_000 },
    cost: {
      lower: { inputUsd: 0.1, outputUsd: 0.05 + 0.001 * (prompt % 7) },
      upperTokensAtLower: { inputUsd: 0.1, outputUsd: 0.05 },
    },
    ...outcome,
  }));
}

function judge(
  calls: readonly ConstructedCall[],
  evidence: readonly LowerOutcome[],
  seen: Parameters<typeof seeCalls>[1] = {},
) {
  const steps: StepEvidence[] = [];
  const detector = detectLowerModel({
    catalog,
    at: PRICE_DATE,
    monthFactor: 2,
    routineShareOf: () => 0.5,
    outcomesOf: () => evidence,
    onStep: (step) => steps.push(step),
  });
  for (const call of seeCalls(calls, seen)) detector.see(call);
  return { candidates: detector.finish(), steps };
}

describe('a lower model with outcomes', () => {
  it.each(['own-outcomes', 'recorded-work'] as const)('is estimated with its intervals from %s', (grade) => {
    const { candidates, steps } = judge(callsOf(), outcomes(60, { grade }));
    const [candidate] = candidates;
    expect(candidates).toHaveLength(1);
    expect(candidate).toMatchObject({
      grade,
      what: '60 tasks ran on claude-opus-5-5; claude-sonnet-5-5 was tried on 60 recorded prompts like them',
      loss: { status: 'predicted', n: 60, lostPoints: { mean: expect.closeTo(5, 6) } },
    });
    if (candidate?.saving?.status !== 'estimated') throw new Error('no estimate');
    const { mean, low, high } = candidate.saving.perMonthUsd;
    expect(low < mean && mean < high).toBe(true);
    expect(mean).toBeCloseTo(2 * candidate.saving.ofLogUsd, 9);
    expect(steps).toEqual([
      {
        kind: 'kind-1',
        upper: 'claude-opus-5-5',
        lower: 'claude-sonnet-5-5',
        items: 60,
        prompts: 60,
        use: 'used',
      },
    ]);
  });

  it('is estimated for work that looks hard, of middle models, and of sources that tell no tasks', () => {
    const candidates = [
      judge(callsOf(), outcomes(60), { stake: 'high-stake' }),
      judge(callsOf({ model: 'claude-sonnet-5-5' }), outcomes(60)),
      judge(callsOf({ task: undefined }), outcomes(60)),
    ].flatMap((judged) => judged.candidates);
    expect(candidates.map(({ grade }) => grade)).toEqual(Array.from({ length: 3 }, () => 'recorded-work'));
    expect(candidates[2]?.what).toMatch(/^60 calls ran on/u);
  });

  it('is worse where the whole interval of what is lost says so', () => {
    const [alike, worse] = [outcomes(60), outcomes(60, { lowerScore: 0 })].map(
      (evidence) => judge(callsOf(), evidence).candidates[0]?.advice,
    );
    expect(alike).toMatch(/^no loss is sure/u);
    expect(worse).toMatch(/^the lower plan is worse here/u);
  });

  it.each([
    ['none', outcomes(60, { kind: 'kind-2' })],
    ['too-few', outcomes(9)],
    ['other-sizes', outcomes(60, { upperTokens: { input: 19_000, output: 10_000 } })],
    ['other-sizes', outcomes(60, { upperTokens: { input: 100_000, output: 51_000 } })],
  ] as const)('is guessed about where outcomes are of no use (%s)', (use, evidence) => {
    const { candidates, steps } = judge(callsOf(), evidence);
    expect(candidates.map(({ grade }) => grade)).toEqual(['catalog-prior']);
    expect(steps).toMatchObject([{ use }]);
    expect(judge(callsOf({ model: 'claude-sonnet-5-5' }), evidence).candidates).toEqual([]);
  });

  it('is nothing to guess about where outcomes show that it may save nothing', () => {
    const dear = outcomes(60, {
      cost: {
        lower: { inputUsd: 0.5, outputUsd: 0.5 },
        upperTokensAtLower: { inputUsd: 0.1, outputUsd: 0.05 },
      },
    });
    const { candidates, steps } = judge(callsOf(), dear);
    expect(candidates).toEqual([]);
    expect(steps).toMatchObject([{ use: 'no-saving' }]);
  });

  it('is guessed about where tokens are not told', () => {
    const untold = outcomes(60).map(({ cost: _cost, ...outcome }) => outcome);
    expect(judge(callsOf(), untold).steps).toMatchObject([{ use: 'no-tokens' }]);
  });

  it('is not foretold from duplicates of the log', () => {
    const tasks = Object.fromEntries(callsOf().map((_, task) => [task, { cluster: task }]));
    expect(judge(callsOf(), outcomes(60), { tasks }).steps).toMatchObject([{ use: 'too-few' }]);
    expect(judge(callsOf(), outcomes(80), { tasks }).steps).toMatchObject([{ use: 'used' }]);
  });
});
