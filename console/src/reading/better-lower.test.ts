import { expect, it } from 'vitest';
import { RECORDED_ENTRY } from '../__fixtures__/constructed-dials.ts';
import { betterLowerText } from './better-lower.ts';

const { dial } = RECORDED_ENTRY;
if (dial.status !== 'measured') throw new Error('the constructed dial is measured');

type Ends = [low: number, mean: number, high: number];

const interval = ([low, mean, high]: Ends) => ({
  mean,
  low,
  high,
  standardError: 0.001,
  confidence: 0.95,
  n: 672,
});

/** That dial with other figures in the step from 0.75. */
function withStep(qualityLost: Ends, savedUsd: Ends) {
  const steps = dial.status === 'measured' ? dial.steps : [];
  return {
    steps: steps.map((step) =>
      step.status === 'measured' && step.knot === 15
        ? { ...step, qualityLost: interval(qualityLost), savedUsd: interval(savedUsd) }
        : step,
    ),
  };
}

it('says in one line that a lower step is better and cheaper, with both intervals', () => {
  const text = betterLowerText(withStep([-0.017, -0.009, -0.001], [0.00023, 0.0003, 0.00036]), 15);
  expect(text).toBe(
    'One step lower, at 0.70, is measurably better and cheaper: +0.9\u202Fpt (+0.1 to +1.7) for $0.30 less ($0.23 to $0.36) per 1,000 requests.',
  );
});

it.each([
  ['no measurable difference in quality', [-0.01, -0.004, 0.002], [0.00023, 0.0003, 0.00036]],
  ['no measurable difference in cost', [-0.017, -0.009, -0.001], [-0.0001, 0.0003, 0.0007]],
] as const)('says nothing where there is %s', (_, lost, saved) => {
  expect(betterLowerText(withStep([...lost], [...saved]), 15)).toBeUndefined();
});

it('says nothing of an ordinary step', () => {
  expect([0, 3, 15, 20].map((knot) => betterLowerText(dial, knot))).toEqual(Array(4).fill(undefined));
});
