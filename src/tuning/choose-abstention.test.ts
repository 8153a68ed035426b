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
    expect(chooseAbstention(answers, 0.8)).toEqual({
      status: 'below-lead',
      minimumLead: 1 - 24 / 50,
      targetPrecision: 0.8,
    });
  });

  it('does not depend on the order of the answers', () => {
    expect(chooseAbstention(answers.toReversed(), 0.8)).toEqual(chooseAbstention(answers, 0.8));
  });

  it('does not part answers that lead equally', () => {
    const level = answers.map((answer) => ({ ...answer, lead: 0.5 }));
    expect(chooseAbstention(level, 0.5)).toMatchObject({ minimumLead: 0.5 });
    expect(chooseAbstention(level, 0.8)).toEqual({ status: 'always', targetPrecision: 0.8 });
  });

  it('is not taken from fewer than ten answers', () => {
    expect(chooseAbstention(answers.slice(0, 9), 0.5)).toEqual({ status: 'always', targetPrecision: 0.5 });
    expect(chooseAbstention(answers.slice(0, 10), 0.5).status).toBe('below-lead');
  });
});
