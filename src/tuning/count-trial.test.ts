import { describe, expect, it } from 'vitest';
import type { StudentPrediction } from '#providers';
import { countTrial } from './count-trial.ts';

const abstained: StudentPrediction = { status: 'abstained', reason: 'no-clear-lead' };
const says = (label: string): StudentPrediction => ({ status: 'answered', label, lead: 0.5 });

/** Forty predictions: 20 right answers, 5 wrong ones, 15 times unsure. */
const predictions = Array.from({ length: 40 }, (_, index) =>
  index < 20 ? says('fruit') : index < 25 ? says('tools') : abstained,
);
const labels = predictions.map(() => 'fruit');

describe('a trial', () => {
  it('counts answers, and right ones; to be unsure is not right', () => {
    expect(countTrial({ predictions, labels })).toMatchObject({ examples: 40, answered: 25, right: 20 });
  });

  it('has Wilson’s interval where one student saw none of the examples', () => {
    const { accuracy, precision } = countTrial({ predictions, labels });
    // Wilson for 20 of 25, and for 20 of 40
    expect([precision.low, precision.high]).toEqual([expect.closeTo(0.6087, 4), expect.closeTo(0.9114, 4)]);
    expect([accuracy.low, accuracy.high]).toEqual([expect.closeTo(0.352, 3), expect.closeTo(0.648, 3)]);
  });

  it('has an interval as of fewer answers where students shared examples: of 5 folds 1 in 2.25', () => {
    const { accuracy } = countTrial({ predictions, labels, foldCount: 5 });
    // Wilson for n = 40 / 2.25 with half of them right, by hand: 0.5 ± z √(n/4 + z²/4) / (n + z²)
    const [n, z] = [40 / 2.25, 1.959964];
    const half = (z * Math.sqrt(n / 4 + z ** 2 / 4)) / (n + z ** 2);
    expect(accuracy.low).toBeCloseTo(0.5 - half, 6);
    expect(accuracy.high).toBeCloseTo(0.5 + half, 6);
  });

  it('knows nothing of the precision of answers that were not given', () => {
    const silent = predictions.map(() => abstained);
    expect(countTrial({ predictions: silent, labels, foldCount: 5 })).toMatchObject({
      answered: 0,
      precision: { low: 0, high: 1 },
    });
  });
});
