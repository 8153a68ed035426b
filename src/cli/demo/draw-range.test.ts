import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { drawRange } from './draw-range.ts';

const FORMS = 120;
const RUNS = 4000;

function readingOf(mean: number, planShares: readonly number[]) {
  const interval = { mean, low: 0, high: 1, standardError: 0.02, confidence: 0.95, n: FORMS };
  return { quality: interval, costUsd: interval, planShares: [...planShares] };
}

/** A form: which of two plans is right, and the probability that the dearer one answers. */
interface Form {
  readonly right: readonly [number, number];
  readonly dearer: number;
}

/** What all forms score on average over the draws, what the plans answer, and the share of runs within the range. */
function simulate(forms: readonly Form[], seed: string) {
  const random = createRandom(seed);
  const dearer = forms.reduce((sum, form) => sum + form.dearer, 0) / FORMS;
  const mean =
    forms.reduce((sum, { right, dearer: p }) => sum + (1 - p) * right[0] + p * right[1], 0) / FORMS;
  const range = drawRange({ n: FORMS, reading: readingOf(mean, [1 - dearer, dearer]) });
  let within = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const right = forms.reduce((sum, form) => sum + form.right[random() < form.dearer ? 1 : 0], 0) / FORMS;
    if (range !== undefined && right >= range.low && right <= range.high) within += 1;
  }
  return { range, within: within / RUNS };
}

const formsOf = (make: (index: number) => Form) => Array.from({ length: FORMS }, (_, index) => make(index));

describe('the range that the draws between plans allow', () => {
  it.each([
    ['the plans differ on every form', formsOf(() => ({ right: [0, 1], dearer: 0.5 }))],
    ['one plan is drawn seldom', formsOf(() => ({ right: [0, 1], dearer: 0.02 }))],
    [
      'they differ on every fourth form',
      formsOf((i) => ({ right: [i % 4 === 0 ? 0 : 1, i % 20 === 1 ? 0 : 1], dearer: 0.6 })),
    ],
    [
      'forms are drawn differently',
      formsOf((i) => ({ right: [i % 2 === 0 ? 0 : 1, i % 3 === 0 ? 0 : 1], dearer: (i % 11) / 10 })),
    ],
  ])('holds what at least 99 of 100 runs bring where %s', (_, forms) => {
    // two standard errors of the simulation
    expect(simulate(forms, 'runs').within).toBeGreaterThanOrEqual(0.99 - 2 * Math.sqrt((0.99 * 0.01) / RUNS));
  });

  it('is no wider than the draws where the plans differ on every form', () => {
    const { range } = simulate(
      formsOf(() => ({ right: [0, 1], dearer: 0.5 })),
      'runs',
    );
    // 2.576 · √(¼ ⁄ 120) + ½ ⁄ 120
    expect(range?.high).toBeCloseTo(0.5 + 0.1176 + 0.0042, 3);
  });

  it('is the reading itself where one plan answers everything', () => {
    const range = drawRange({ n: FORMS, reading: readingOf(0.9, [0, 1]) });
    expect(range?.low).toBeCloseTo(0.9, 8);
    expect(range?.high).toBeCloseTo(0.9, 8);
  });

  it('is unknown without a reading', () => {
    expect(drawRange({ n: FORMS, reading: undefined })).toBeUndefined();
  });
});
