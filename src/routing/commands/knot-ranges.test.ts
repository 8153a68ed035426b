import { describe, expect, it } from 'vitest';
import { exampleDial } from '../__fixtures__/example-dial.ts';
import { rangesOf, rangeText } from './knot-ranges.ts';

const dial = exampleDial();

describe('neighbouring positions', () => {
  it('are read as one range when they serve exactly alike', () => {
    const [knot] = dial.policy.knots;
    const knots = knot === undefined ? [] : dial.policy.knots.map(() => knot);
    const ranges = rangesOf({ ...dial, policy: { ...dial.policy, knots }, certificates: [] });
    expect(ranges.map(({ first, last }) => rangeText(first, last))).toEqual(['0.00–1.00']);
  });

  it('stand apart where unknown kinds of request are served otherwise, though known ones are served alike', () => {
    const [knot] = dial.policy.knots;
    const top = { type: 'plan' as const, plan: dial.policy.topPlan };
    const otherHull = { low: top, high: top, highShare: 0 };
    const knots = dial.policy.knots.flatMap((_, index) =>
      knot === undefined ? [] : [index < 7 ? knot : { ...knot, hull: otherHull }],
    );
    const ranges = rangesOf({ ...dial, policy: { ...dial.policy, knots }, certificates: [] });
    expect(ranges.map(({ first, last }) => rangeText(first, last))).toEqual(['0.00–0.30', '0.35–1.00']);
  });

  it('stand apart where a promise begins to be held, though they serve alike', () => {
    const [knot] = dial.policy.knots;
    const knots = knot === undefined ? [] : dial.policy.knots.map(() => knot);
    const ranges = rangesOf({ ...dial, policy: { ...dial.policy, knots } });
    expect(ranges.map(({ first }) => first)).toContain(12);
  });
});
