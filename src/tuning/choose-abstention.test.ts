import { describe, expect, it } from 'vitest';
import { chooseAbstention, type CrossFittedAnswer } from './choose-abstention.ts';

/** Twenty right answers with leads from 1 down, then twenty wrong ones below them. */
const answers: readonly CrossFittedAnswer[] = Array.from({ length: 40 }, (_, index) => ({
  lead: 1 - index / 50,
  isRight: index < 20,
}));

describe('the lead below which a student is unsure', () => {
  it('is the lowest at which enough of the answers are right', () => {
    // 20 of 25 are right down to the 25th answer
    expect(chooseAbstention(answers, 0.8)).toMatchObject({
      status: 'below-lead',
      minimumLead: 1 - 24 / 50,
      precision: { examples: 40, answered: 25, right: 20, confidence: 0.95 },
    });
  });

  it('comes with the interval of its precision', () => {
    const chosen = chooseAbstention(answers, 0.8);
    // Wilson for 20 of 25
    expect(chosen.status === 'below-lead' ? chosen.precision.low : 0).toBeCloseTo(0.6087, 4);
    expect(chosen.status === 'below-lead' ? chosen.precision.high : 0).toBeCloseTo(0.9114, 4);
  });

  it('does not depend on the order of the answers', () => {
    expect(chooseAbstention(answers.toReversed(), 0.8)).toEqual(chooseAbstention(answers, 0.8));
  });

  it('does not part answers that lead equally', () => {
    const level = answers.map((answer) => ({ ...answer, lead: 0.5 }));
    expect(chooseAbstention(level, 0.5)).toMatchObject({ precision: { answered: 40, right: 20 } });
    expect(chooseAbstention(level, 0.8)).toEqual({ status: 'always', targetPrecision: 0.8 });
  });

  it('is not taken from fewer than ten answers', () => {
    expect(chooseAbstention(answers.slice(0, 9), 0.5)).toEqual({ status: 'always', targetPrecision: 0.5 });
    expect(chooseAbstention(answers.slice(0, 10), 0.5).status).toBe('below-lead');
  });
});
