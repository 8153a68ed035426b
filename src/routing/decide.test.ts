import { type PlanId, RouteDecision } from '#core';
import { describe, expect, it } from 'vitest';
import { exampleCertificate, exampleDial } from './__fixtures__/example-dial.ts';
import { drawRows, fitRows, ROUTABLE } from './__fixtures__/synthetic-world.ts';
import { decide, type DecideRequest } from './decide.ts';
import { openDial } from './dial/dial.ts';

const hullDial = openDial(exampleDial());
const learned = fitRows(drawRows(ROUTABLE, { rows: 300, seed: 'learn' }));
const learnedDial = openDial({
  version: 1,
  policy: learned,
  readings: [],
  certificates: [
    exampleCertificate(learned, { rho: 0.95, lowestKnot: 14 }),
    exampleCertificate(learned, { rho: 0.99, lowestKnot: 20 }),
  ],
});
const knownTexts = drawRows(ROUTABLE, { rows: 400, seed: 'asked' }).texts;
const manyTexts = Array.from({ length: 4000 }, (_, index) => `question ${index}`);
const [cheapest, middle, top] = hullDial.policy.record.plans.map(({ id }) => id);
const ids = { cheapest, middle, top };

type Parts = Partial<Omit<DecideRequest, 'excluded'>> & { excluded?: readonly (PlanId | undefined)[] };

function requestOf({ excluded = [], ...parts }: Parts): DecideRequest {
  const reasons = excluded.flatMap((id) => (id === undefined ? [] : [[id, 'too-long'] as const]));
  return { text: 'question', ask: { kind: 'default' }, ...parts, excluded: new Map(reasons) };
}

const options = { createId: () => 'dec_1', defaultHold: 0.95 };
const decideOn = (dial: typeof hullDial, parts: Parts) => decide(dial, requestOf(parts), options);
const at = (position: number) => ({ kind: 'position' as const, position });

/** The place on the ladder of the static hull's plan for a text. */
function rungOf(text: string, position: number): number {
  const { planId } = decideOn(hullDial, { text, ask: at(position) });
  return hullDial.policy.record.plans.findIndex(({ id }) => id === planId);
}

/** How often each plan ran over texts, beside the mean of what the decisions say of their own probability. */
function frequencies(dial: typeof hullDial, texts: readonly string[], parts: Parts) {
  const decisions = texts.map((text) => decideOn(dial, { ...parts, text }));
  return dial.policy.record.plans.map(({ id }) => {
    const expected = decisions.reduce((sum, { candidates }) => {
      const candidate = candidates.find((one) => one.planId === id);
      return sum + (candidate?.probability ?? 0);
    }, 0);
    return { ran: decisions.filter(({ planId }) => planId === id).length, expected };
  });
}

describe('the same question', () => {
  it.each([0, 0.15, 0.333, 0.77, 1])(
    'gets the same plan at position %d, whenever and in whatever form',
    (position) => {
      for (const text of knownTexts.slice(0, 40)) {
        const one = decideOn(learnedDial, { text, ask: at(position) });
        const other = decide(
          openDial({ version: 1, policy: structuredClone(learned), readings: [], certificates: [] }),
          requestOf({ text, ask: at(position), segment: 'named' }),
          { createId: () => 'dec_other', defaultHold: 0.5 },
        );
        expect([other.planId, other.propensity]).toEqual([one.planId, one.propensity]);
      }
    },
  );

  it('is drawn by its session where there is one, so that a conversation stays with its plan', () => {
    const plans = manyTexts
      .slice(0, 50)
      .map((text) => decideOn(hullDial, { text, sessionKey: 'talk 1', ask: at(0.3) }).planId);
    expect(new Set(plans).size).toBe(1);
    const sessions = manyTexts
      .slice(0, 50)
      .map((sessionKey) => decideOn(hullDial, { sessionKey, ask: at(0.3) }).planId);
    expect(new Set(sessions).size).toBe(2);
  });

  it('never gets a cheaper plan of the static hull when the dial is turned up', () => {
    for (const text of manyTexts.slice(0, 50)) {
      const rungs = Array.from({ length: 41 }, (_, step) => rungOf(text, step / 40));
      expect(rungs).toEqual(rungs.toSorted((a, b) => a - b));
    }
  });
});

describe('the probabilities that a decision states', () => {
  it.each([0.1, 0.333, 0.72, 0.98])('are how often plans run at position %d', (position) => {
    for (const { ran, expected } of frequencies(hullDial, manyTexts, { ask: at(position) })) {
      const share = expected / manyTexts.length;
      const standardError = Math.sqrt(share * (1 - share) * manyTexts.length);
      expect(Math.abs(ran - expected)).toBeLessThanOrEqual(4 * standardError);
    }
  });

  it('are those of the plan that runs when another could not carry the request', () => {
    const parts = { ask: at(0.3), excluded: [ids.cheapest] };
    const decisions = manyTexts.map((text) => decideOn(hullDial, { ...parts, text }));
    for (const id of [ids.middle, ids.top]) {
      const those = decisions.filter(({ planId }) => planId === id);
      const propensity = those[0]?.propensity ?? 0;
      const standardError = Math.sqrt(propensity * (1 - propensity) * manyTexts.length);
      expect(Math.abs(those.length - propensity * manyTexts.length)).toBeLessThanOrEqual(4 * standardError);
    }
  });

  it('are learned from the text where the policy learned something', () => {
    const { candidates } = decideOn(learnedDial, { text: knownTexts[0] ?? '', ask: at(0.5) });
    const other = decideOn(learnedDial, { text: knownTexts[1] ?? '', ask: at(0.5) });
    expect(candidates.map(({ predictedQuality }) => predictedQuality)).not.toEqual(
      other.candidates.map(({ predictedQuality }) => predictedQuality),
    );
  });
});

describe('every decision', () => {
  it('says where the figures of its dial come from', () => {
    for (const source of ['recorded', 'simulated', 'measured'] as const) {
      const { policy } = hullDial;
      const dial = { ...hullDial, policy: { ...policy, record: { ...policy.record, source } } };
      expect(decideOn(dial, {}).dialSource).toBe(source);
    }
  });

  it.each([
    ['a position', { ask: at(0.333) }],
    ['a promise', { ask: { kind: 'hold', rho: 0.9 } }],
    ['nothing asked', {}],
    ['an empty text', { text: '' }],
    ['a plan left out', { ask: at(0), excluded: [ids.cheapest] }],
  ] satisfies [string, Parts][])('is a valid record for %s', (_, parts) => {
    for (const dial of [hullDial, learnedDial]) {
      const decision = decideOn(dial, parts);
      expect(RouteDecision.parse(decision)).toEqual(decision);
    }
  });

  it('names a segment only where the policy tells several apart', () => {
    expect(decideOn(hullDial, {}).segment).toBeNull();
    expect(decideOn(hullDial, { segment: 'mail' }).segment).toBe('mail');
  });
});

describe('what was asked', () => {
  it.each([
    { what: 'hold 0.9', ask: { kind: 'hold', rho: 0.9 }, served: [0.6, 'certified'] },
    { what: 'hold 0.92', ask: { kind: 'hold', rho: 0.92 }, served: [0.8, 'certified'] },
    { what: 'hold 0.99, which was not certified', ask: { kind: 'hold', rho: 0.99 }, served: [1, 'top'] },
    { what: 'hold 0.999, which nobody tested', ask: { kind: 'hold', rho: 0.999 }, served: [1, 'top'] },
    { what: 'nothing, so the default promise', ask: { kind: 'default' }, served: [0.8, 'certified'] },
    { what: 'position 0.6', ask: at(0.6), served: [0.6, 'certified'] },
    { what: 'position 0.2, below every certificate', ask: at(0.2), served: [0.2, 'none'] },
    { what: 'position 1', ask: at(1), served: [1, 'top'] },
  ] satisfies { what: string; ask: DecideRequest['ask']; served: unknown }[])('$what', ({ ask, served }) => {
    const { position, certificate } = decideOn(hullDial, { ask });
    expect([position, certificate.status]).toEqual(served);
  });

  it('is repeated in the reason, with what came of it', () => {
    expect(decideOn(hullDial, { ask: at(0.5) }).reason).toBe('asked for position 0.5');
    expect(decideOn(hullDial, { ask: { kind: 'hold', rho: 0.9 } }).reason).toBe(
      'asked to hold 0.9; certified from position 0.6',
    );
    expect(decideOn(hullDial, {}).reason).toBe('nothing asked, so hold 0.95; certified from position 0.8');
    expect(decideOn(hullDial, { ask: { kind: 'hold', rho: 0.99 } }).reason).toBe(
      'asked to hold 0.99; hold 0.99 is not certified below the top plan on 400 cases, so the top plan',
    );
  });

  it('is top, always, at position 1', () => {
    const decisions = manyTexts.slice(0, 200).map((text) => decideOn(hullDial, { text, ask: at(1) }));
    expect(decisions.every(({ planId, propensity }) => planId === ids.top && propensity === 1)).toBe(true);
  });
});

describe('an unknown kind of request', () => {
  const strange = 'Почему небо голубое и трава зелёная';

  it('is served by the top plan when a promise was asked', () => {
    const decision = decideOn(learnedDial, { text: strange, ask: { kind: 'hold', rho: 0.95 } });
    expect([decision.planId, decision.certificate]).toEqual([ids.top, { status: 'top' }]);
    expect(decision.reason).toContain('unlike the requests it was fitted on');
  });

  it('is served by the static hull at a position, without a promise', () => {
    const decision = decideOn(learnedDial, { text: strange, ask: at(0.8) });
    expect(decision.servedBy).toBe('hull');
    expect(decision.certificate).toEqual({ status: 'none', reason: 'unknown-kind-of-request' });
    expect(decision.segment).toBeNull();
  });

  it('is rare among requests like those it was fitted on', () => {
    const unknown = knownTexts.filter((text) => learnedDial.policy.predict(text).isUnknown);
    expect(unknown.length / knownTexts.length).toBeLessThan(0.05);
  });
});

describe('a plan that cannot carry the request', () => {
  it('is replaced by one that measured no lower, and the promise stands', () => {
    for (const text of manyTexts.slice(0, 100)) {
      const before = decideOn(hullDial, { text, ask: at(0.6) });
      const decision = decideOn(hullDial, {
        text,
        ask: at(0.6),
        excluded: [before.planId].filter((id) => id !== ids.top),
      });
      const quality = (id: PlanId) =>
        hullDial.policy.record.planQuality[
          hullDial.policy.record.plans.findIndex((plan) => plan.id === id)
        ] ?? 0;
      expect(quality(decision.planId)).toBeGreaterThanOrEqual(quality(before.planId));
      expect(decision.certificate.status).toBe('certified');
    }
  });

  it('is named among the candidates with the reason', () => {
    const decision = decideOn(hullDial, { ask: at(0), excluded: [ids.cheapest] });
    expect(decision.candidates[0]).toMatchObject({
      planId: ids.cheapest,
      probability: 1,
      excluded: 'too-long',
    });
    expect(decision.reason).toBe('asked for position 0; plan-0 cannot carry it (too-long)');
    expect(decision.planId).toBe(ids.middle);
  });

  it('voids the promise when only a lower one is left', () => {
    const decision = decideOn(hullDial, { ask: at(1), excluded: [ids.top] });
    expect(decision.planId).toBe(ids.middle);
    expect(decision.certificate).toEqual({ status: 'none', reason: 'too-long' });
  });

  it('is refused with every reason when none is left', () => {
    expect(() => decideOn(hullDial, { excluded: [ids.cheapest, ids.middle, ids.top] })).toThrow(
      expect.objectContaining({
        code: 'no-candidate',
        message:
          'no plan of the ladder can carry this request (plan-0: too-long; plan-1: too-long; plan-2: too-long): widen its limits, or put a plan on the ladder that can',
      }),
    );
  });
});
