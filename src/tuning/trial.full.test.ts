import { openStudent } from '#providers';
import { describe, expect, it } from 'vitest';
import { drawExamples } from './__fixtures__/draw-examples.ts';
import { trainStudent } from './train-student.ts';

/** Whether the stated accuracy of a student holds the share of new work that it gets right. */
function holdsItsAccuracy(seed: string): boolean {
  const kind = { tellingShare: 0.3 };
  const { student } = trainStudent(drawExamples({ count: 120, seed, ...kind }), { targetPrecision: 0.6 });
  const opened = openStudent(student);
  const work = drawExamples({ count: 1500, seed: `${seed}, new`, ...kind });
  const right = work.filter(({ text, label }) => {
    const prediction = opened.predict(text);
    return prediction.status === 'answered' && prediction.label === label;
  });
  const share = right.length / work.length;
  return student.trial.accuracy.low <= share && share <= student.trial.accuracy.high;
}

describe('where a third of the work can be told', () => {
  it('the stated accuracy holds what the student does on new work in 95 % of draws or more', () => {
    const draws = Array.from({ length: 200 }, (_, draw) => holdsItsAccuracy(`telling ${draw}`));
    const covered = draws.filter(Boolean).length;
    console.log(`accuracy: ${covered} of ${draws.length} cover`);
    expect(covered).toBeGreaterThanOrEqual(0.95 * draws.length);
  });
});
