import type { Interval, MeasuredStep } from '#core';
import { describe, expect, it } from 'vitest';
import { exampleDial } from '../__fixtures__/example-dial.ts';
import { stepSentences } from './step-text.ts';

const dial = exampleDial();
const recorded = { ...dial.policy, source: 'recorded' as const };
const readings = dial.readings.map((reading) => ({
  ...reading,
  costUsd: { ...reading.costUsd, mean: 0.004 },
}));

function interval(mean: number, low: number, high: number): Interval {
  return { mean, low, high, standardError: 0.01, confidence: 0.95, n: 672 };
}

const LOST = interval(0.007, 0.002, 0.012);
const SAVED = interval(0.001, 0.0009, 0.0011);

function sentences(
  differs: Partial<MeasuredStep>,
  policy: Parameters<typeof stepSentences>[2]['policy'] = recorded,
) {
  const step = { status: 'measured' as const, knot: 14, qualityLost: LOST, savedUsd: SAVED, ...differs };
  return stepSentences(step, 15, { readings, policy });
}

describe('one step lower, in words', () => {
  it('says what it saves and what it loses, with interval and cases', () => {
    expect(sentences({})).toEqual({
      saving: 'One step lower, at 0.70, saves 25 %, $1.00 per 1,000 requests (95 % $0.90 to $1.10, n = 672).',
      loss: 'It loses 0.7 points of quality (95 % 0.2 to 1.2, n = 672).',
    });
  });

  it.each([
    [interval(-0.01, -0.03, -0.002), 'It gains 1.0 points of quality (95 % 0.2 to 3.0, n = 672).'],
    [
      interval(0.003, -0.005, 0.011),
      'No measurable difference in quality (0.3 points lower, 95 % -0.5 to 1.1, n = 672).',
    ],
    [
      interval(-0.003, -0.011, 0.005),
      'No measurable difference in quality (0.3 points higher, 95 % -0.5 to 1.1, n = 672).',
    ],
    [interval(0.0042, 0.0021, 0.0063), 'It loses 0.42 points of quality (95 % 0.21 to 0.63, n = 672).'],
  ])('says of the quality %j what the interval leaves open', (qualityLost, loss) => {
    expect(sentences({ qualityLost }).loss).toBe(loss);
  });

  it.each([
    [
      interval(-0.0001, -0.0002, -0.00005),
      'costs 3 % more, $0.10 per 1,000 requests (95 % $0.05 to $0.20, n = 672).',
    ],
    [
      interval(0.0001, -0.0001, 0.0003),
      'makes no measurable difference in cost (3 % less, $0.10 per 1,000 requests, 95 % -$0.10 to $0.30, n = 672).',
    ],
    [
      interval(0.002, 0.002, 0.002),
      'saves 50 %, $2.00 per 1,000 requests (the same on every case, n = 672).',
    ],
    [interval(0, 0, 0), 'costs the same on every case (n = 672).'],
  ])('says of the cost %j what the interval leaves open', (savedUsd, saving) => {
    expect(sentences({ savedUsd }).saving).toBe(`One step lower, at 0.70, ${saving}`);
  });

  it('marks what nobody observed, and nothing else', () => {
    const modelled = sentences({}, { ...recorded, costSource: 'modelled' });
    expect(modelled.saving).toMatch(/ \(modelled\)\.$/u);
    expect(modelled.loss).not.toContain('modelled');
    const simulated = sentences({}, dial.policy);
    expect([simulated.saving, simulated.loss].every((text) => text.endsWith(' (simulated).'))).toBe(true);
  });
});
