import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EFFORT_LEVELS } from '../effort-level.ts';
import { ModelId } from '../ids.ts';
import { createCallPlan, Plan, planIdFromSteps, type Step } from './plan.ts';

const modelId = fc.stringMatching(/^[a-z0-9][a-z0-9./:-]{0,20}$/u).map((id) => ModelId.parse(id));
const effort = fc.option(fc.constantFrom(...EFFORT_LEVELS), { nil: undefined });
const call = fc
  .record({ type: fc.constantFrom('call', 'revise'), modelId, effort })
  .map(({ effort: level, ...step }): Step => (level === undefined ? step : { ...step, effort: level }));
const step: fc.Arbitrary<Step> = fc.oneof(call, fc.constant({ type: 'check' as const }));

describe('planIdFromSteps', () => {
  it.each([
    [[{ type: 'call', modelId: 'claude-haiku-5-5' }], 'claude-haiku-5-5'],
    [[{ type: 'call', modelId: 'claude-haiku-5-5', effort: 'low' }], 'claude-haiku-5-5@low'],
    [
      [
        { type: 'call', modelId: 'a' },
        { type: 'check' },
        { type: 'call', modelId: 'b', effort: 'high' },
        { type: 'revise', modelId: 'a', effort: 'max' },
      ],
      'a > check > b@high > revise:a@max',
    ],
  ])('names %j', (steps, name) => {
    expect(planIdFromSteps(Plan.shape.steps.parse(steps))).toBe(name);
  });

  it('gives equal steps equal names, and other steps other names', () => {
    const steps = fc.array(step, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(steps, steps, (one, other) => {
        expect(planIdFromSteps(structuredClone(one))).toBe(planIdFromSteps(one));
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(planIdFromSteps(one) === planIdFromSteps(other)).toBe(isSame);
      }),
    );
  });
});

describe('createCallPlan', () => {
  it('makes a plan of one call that its own schema accepts', () => {
    const plan = createCallPlan('claude-haiku-5-5', 'low');
    expect(Plan.parse(plan)).toEqual(plan);
    expect(plan.id).toBe('claude-haiku-5-5@low');
  });

  it('leaves the effort out when the model runs at its own', () => {
    expect(createCallPlan('gpt-4o').steps).toEqual([{ type: 'call', modelId: 'gpt-4o' }]);
  });

  it('refuses a model without a name', () => {
    expect(() => createCallPlan('')).toThrow(/too_small/u);
  });
});
