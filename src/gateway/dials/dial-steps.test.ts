import { DialStep } from '#contract';
import { describe, expect, it } from 'vitest';
import { CONSTRUCTED_DIAL } from '../__fixtures__/constructed-dial.ts';
import { dialSteps } from './dial-steps.ts';

const interval = { mean: 0.01, low: 0.005, high: 0.02, standardError: 0.004, confidence: 0.95, n: 400 };
const from = { version: 1 as const, policyHash: CONSTRUCTED_DIAL.policy.record.hash };
const steps = Array.from({ length: 20 }, (_, index) => {
  const knot = index + 1;
  if (knot < 7) return { ...from, knot, lower: { status: 'same' as const } };
  const lower = {
    status: 'measured' as const,
    knot: knot < 14 ? 6 : 13,
    qualityLost: interval,
    savedUsd: interval,
  };
  return { ...from, knot, lower };
});

describe('one step lower, as a gateway tells it', () => {
  it('has an entry for each knot: its lower one, the figures, and both in words', () => {
    const told = dialSteps({ ...CONSTRUCTED_DIAL, steps });
    expect(told.map((step) => DialStep.parse(step).knot)).toEqual([...Array(21).keys()]);
    expect(told[15]).toEqual({
      status: 'measured',
      knot: 15,
      lowerKnot: 13,
      qualityLost: interval,
      savedUsd: interval,
      savingSentence:
        'One step lower, at 0.65, saves $10.00 per 1,000 requests (95 % $5.00 to $20.00, n = 400) (simulated).',
      lossSentence: 'It loses 1.0 points of quality (95 % 0.5 to 2.0, n = 400) (simulated).',
    });
  });

  it('says where nothing lower is served otherwise', () => {
    const told = dialSteps({ ...CONSTRUCTED_DIAL, steps });
    expect(told.slice(0, 7).map(({ status }) => status)).toEqual(Array(7).fill('nothing-lower'));
  });

  it('says of a dial of before pairs that its steps were not measured', () => {
    const statuses = dialSteps(CONSTRUCTED_DIAL).map(({ status }) => status);
    expect(statuses).toEqual(['nothing-lower', ...Array(20).fill('not-measured')]);
  });
});
