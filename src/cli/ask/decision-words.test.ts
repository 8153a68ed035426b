import { exampleDecision } from './__fixtures__/example-decision.ts';
import type { Policy } from '#core';
import { dialResponse } from '#gateway';
import { openDial } from '#routing';
import { describe, expect, it } from 'vitest';
import { smallDial } from '../__fixtures__/small-dial.ts';
import { explainDecision, figureSources } from './decision-words.ts';

const record = smallDial();
const dial = dialResponse(openDial(record));

/** The same dial, its figures from elsewhere. */
function dialFrom(sources: Pick<Policy, 'source' | 'costSource'>) {
  return dialResponse(openDial({ ...record, policy: { ...record.policy, ...sources } }));
}

/** The words of one part of the explanation. */
function words(title: string, facts: Parameters<typeof explainDecision>[0]): string | undefined {
  return explainDecision(facts).find((part) => part.title === title)?.text;
}

describe('the explanation of a decision', () => {
  it('says why this plan answered and how the others share its position', () => {
    const decision = exampleDecision({ knots: { lower: 10, upper: 10, upperShare: 0 } });
    expect(words('why', { decision, dial, source: 'recorded' })).toBe(
      'small answered: asked for position 0.5. There requests like this one are divided: small 75.0 %, large 25.0 %. ' +
        'Which of them answers follows from the text, so that the same request gets the same plan every time.',
    );
  });

  it('says that a plan that is alone at its position answers every request there', () => {
    const decision = exampleDecision({ candidates: [{ planId: 'small', probability: 1 }] });
    expect(words('why', { decision, dial, source: 'recorded' })).toMatch(
      /There it answers every such request\.$/u,
    );
  });

  it('says of a ladder that nothing is measured on it', () => {
    const decision = exampleDecision({ servedBy: 'ladder' });
    expect(words('why', { decision, dial: undefined, source: 'measured' })).toMatch(
      /Nothing is measured on this ladder/u,
    );
  });

  it.each([
    [
      { status: 'certified', rho: 0.95, confidence: 0.95, n: 400, attempt: 1 },
      /^at least 95 % of the top plan's quality \(.+\), on average over requests like the 400 tested, with 95 % confidence; of this one answer it says nothing$/u,
    ],
    [{ status: 'top' }, /^the top plan \(.+\), always/u],
    [{ status: 'none', reason: 'not-certified' }, /^none \(not-certified\)$/u],
  ] as const)('says what is promised: %j', (certificate, expected) => {
    const decision = exampleDecision({ certificate });
    expect(words('promise', { decision, dial, source: 'recorded' })).toMatch(expected);
  });

  it('says what one step lower saves and loses on the same cases, and how sure that is', () => {
    const decision = exampleDecision({ knots: { lower: 20, upper: 20, upperShare: 0 } });
    expect(words('one step lower', { decision, dial, source: 'recorded' })).toMatch(
      /^One step lower, at 0\.95, saves 13 %, \$0\.20 per 1,000 requests \(the same on every case, n = 44\)\. It loses 4\.5 points of quality \(95 % 2\.7 to 7\.3, n = 44\)\.$/u,
    );
  });

  it('between two knots gives the share of the step that its mixture has', () => {
    const decision = exampleDecision({ knots: { lower: 6, upper: 7, upperShare: 0.6 } });
    expect(words('one step lower', { decision, dial, source: 'recorded' })).toMatch(
      /^from 0\.35: One step lower, at 0\.30, saves .+\. This position lies 60 % of the way up to it, and has that share of both\.$/u,
    );
  });

  it('says of a dial of before pairs that its steps were not measured so', () => {
    const { steps, ...older } = record;
    expect(steps).toHaveLength(20);
    const decision = exampleDecision({ knots: { lower: 20, upper: 20, upperShare: 0 } });
    expect(
      words('one step lower', { decision, dial: dialResponse(openDial(older)), source: 'recorded' }),
    ).toMatch(/^not measured as a pair/u);
  });

  it('has no step lower at the lower end of the dial, nor without one', () => {
    const lowest = exampleDecision({ knots: { lower: 0, upper: 0, upperShare: 0 } });
    expect(words('one step lower', { decision: lowest, dial, source: 'recorded' })).toBeUndefined();
    const none = exampleDecision({ knots: null });
    expect(words('one step lower', { decision: none, dial: undefined, source: 'measured' })).toBeUndefined();
  });

  it.each(['measured', 'recorded', 'modelled', 'simulated'] as const)('names the source: %s', (source) => {
    const decision = exampleDecision({});
    expect(words('source', { decision, dial, source })?.startsWith(`${source}: `)).toBe(true);
  });

  it('marks figures of a simulated dial as simulated', () => {
    const simulated = dialFrom({ source: 'simulated' });
    const decision = exampleDecision({
      knots: { lower: 20, upper: 20, upperShare: 0 },
      certificate: { status: 'top' },
    });
    const marked = explainDecision({ decision, dial: simulated, source: 'simulated' });
    expect(marked.filter(({ text }) => /\(simulated\)\.?$/u.test(text)).map(({ title }) => title)).toEqual([
      'promise',
      'one step lower',
    ]);
  });

  it('goes by what the decision itself says of its dial', () => {
    const decision = exampleDecision({ certificate: { status: 'top' }, dialSource: 'simulated' });
    expect(words('promise', { decision, dial: undefined, source: undefined })).toMatch(/\(simulated\)$/u);
    expect(figureSources({ decision, dial: undefined }).source).toBe('simulated');
  });

  it('says that only the costs of a step are modelled where only they are', () => {
    const modelled = dialFrom({ source: 'recorded', costSource: 'modelled' });
    const decision = exampleDecision({ knots: { lower: 20, upper: 20, upperShare: 0 } });
    const text = words('one step lower', { decision, dial: modelled, source: 'recorded' }) ?? '';
    const [saving, loss] = text.split(/(?<=\)\.) /u);
    expect(saving).toMatch(/\(modelled\)\.$/u);
    expect(loss).not.toMatch(/modelled|simulated/u);
  });
});
