import type { DialStep } from '#contract';
import type { KnotStep } from '#core';
import { type Dial, stepSentences } from '#routing';

function stepOf({ knot, lower }: KnotStep, { policy, readings }: Dial): DialStep {
  if (lower.status === 'same') return { status: 'nothing-lower', knot };
  const { saving, loss } = stepSentences(lower, knot, { readings, policy: policy.record });
  const { qualityLost, savedUsd } = lower;
  return {
    status: 'measured',
    knot,
    lowerKnot: lower.knot,
    qualityLost,
    savedUsd,
    savingSentence: saving,
    lossSentence: loss,
  };
}

/** One step lower from each knot of a dial, in the words of the contract. */
export function dialSteps(dial: Dial): DialStep[] {
  const { steps } = dial;
  return dial.policy.record.knots.map((_, knot) => {
    if (knot === 0) return { status: 'nothing-lower', knot };
    const step = steps?.find((one) => one.knot === knot);
    return step === undefined ? { status: 'not-measured', knot } : stepOf(step, dial);
  });
}
