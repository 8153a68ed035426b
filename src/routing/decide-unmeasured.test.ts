import { createCallPlan, type PlanId, RouteDecision } from '#core';
import { describe, expect, it } from 'vitest';
import { decidePinned } from './decide-pinned.ts';
import type { DialAsk } from './decide.ts';
import { decideUnmeasured } from './decide-unmeasured.ts';

const ladder = ['small', 'middle', 'large'].map((model) => createCallPlan(model));
const options = { createId: () => 'dec_1' };
const noReasons: ReadonlyMap<PlanId, string> = new Map();

const decideBy = (ask: DialAsk, excluded: readonly string[] = []) =>
  decideUnmeasured(
    {
      ladder,
      ask,
      excluded: new Map(ladder.filter(({ id }) => excluded.includes(id)).map(({ id }) => [id, 'no-tools'])),
    },
    options,
  );
const at = (position: number): DialAsk => ({ kind: 'position', position });

describe('a ladder that nobody measured', () => {
  it.each([
    [0, 'small'],
    [0.24, 'small'],
    [0.25, 'middle'],
    [0.5, 'middle'],
    [0.75, 'large'],
    [1, 'large'],
  ])('serves position %d by %s', (position, plan) => {
    expect(decideBy(at(position)).planId).toBe(plan);
  });

  it.each([{ kind: 'hold', rho: 0.9 }, { kind: 'default' }] satisfies DialAsk[])(
    'serves %j by the top plan, because nothing backs a promise',
    (ask) => {
      expect(decideBy(ask).planId).toBe('large');
    },
  );

  it('is certified nowhere and says why', () => {
    const decision = decideBy(at(0.5));
    expect(RouteDecision.parse(decision)).toEqual(decision);
    expect(decision.certificate).toEqual({ status: 'none', reason: 'uncertified' });
    expect(decision.dialSource).toBe('none');
    expect(decision.reason).toBe(
      'asked for position 0.5; rungs in list-price order, because no policy is in force',
    );
  });

  it('moves up from a plan that cannot carry the request, and down only from the highest', () => {
    expect(decideBy(at(0), ['small']).planId).toBe('middle');
    expect(decideBy(at(0.5), ['middle']).planId).toBe('large');
    expect(decideBy(at(1), ['large']).planId).toBe('middle');
  });

  it('refuses with every reason when none is left, and says when there is no ladder', () => {
    expect(() => decideBy(at(0), ['small', 'middle', 'large'])).toThrow(
      'no plan of the ladder can carry this request (small: no-tools; middle: no-tools; large: no-tools): widen its limits',
    );
    expect(() => decideUnmeasured({ ladder: [], ask: at(0), excluded: noReasons }, options)).toThrow(
      'the ladder is empty',
    );
  });

  it('serves a ladder of one rung at every position', () => {
    const one = { ladder: ladder.slice(0, 1), excluded: noReasons };
    expect(decideUnmeasured({ ...one, ask: at(0) }, options).planId).toBe('small');
    expect(decideUnmeasured({ ...one, ask: { kind: 'default' } }, options).planId).toBe('small');
  });
});

describe('a model that the caller named', () => {
  it('is served with certainty, without a promise', () => {
    const decision = decidePinned({ plan: createCallPlan('large', 'low'), position: 0.25 }, options);
    expect(RouteDecision.parse(decision)).toEqual(decision);
    expect(decision).toMatchObject({
      planId: 'large@low',
      dialSource: 'none',
      propensity: 1,
      servedBy: 'pinned',
      certificate: { status: 'none', reason: 'pinned-model' },
    });
  });
});
