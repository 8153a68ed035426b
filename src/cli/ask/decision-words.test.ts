import { exampleDecision } from './__fixtures__/example-decision.ts';
import { openDial } from '#routing';
import { describe, expect, it } from 'vitest';
import { smallDial } from '../__fixtures__/small-dial.ts';
import { explainDecision } from './decision-words.ts';

const dial = openDial(smallDial());

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

  it('says what one step lower would have cost, and how right it would have been', () => {
    const decision = exampleDecision({ knots: { lower: 20, upper: 20, upperShare: 0 } });
    expect(words('one step lower', { decision, dial, source: 'recorded' })).toMatch(
      /^at 0\.95 1,000 requests cost \$\S+ instead of \$\S+, \d+ % less, and are right on [\d.]+ % instead of [\d.]+ %/u,
    );
  });

  it('compares with nothing between two knots, but says what the lower one reads', () => {
    const decision = exampleDecision({ knots: { lower: 6, upper: 7, upperShare: 0.6 } });
    expect(words('one step lower', { decision, dial, source: 'recorded' })).toMatch(
      /^at 0\.\d\d 1,000 requests cost \$\S+, and are right on [\d.]+ %$/u,
    );
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
    const { record } = dial.policy;
    const simulated = {
      ...dial,
      policy: { ...dial.policy, record: { ...record, source: 'simulated' as const } },
    };
    const decision = exampleDecision({
      knots: { lower: 20, upper: 20, upperShare: 0 },
      certificate: { status: 'top' },
    });
    const marked = explainDecision({ decision, dial: simulated, source: 'simulated' });
    expect(marked.filter(({ text }) => text.endsWith('(simulated)')).map(({ title }) => title)).toEqual([
      'promise',
      'one step lower',
    ]);
  });
});
