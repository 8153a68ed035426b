import { openDial } from '#routing';
import { describe, expect, it } from 'vitest';
import { smallDial } from '../__fixtures__/small-dial.ts';
import type { MeasuredDial } from '../client/serving-dial.ts';
import type { AnsweredForm } from './ask-positions.ts';
import { demoRow } from './demo-row.ts';
import { demoTable, demoVerdict } from './demo-text.ts';
import { isAsMeasured } from './draw-range.ts';

const { policy, readings, certificates } = openDial(smallDial());
const [small = '', large = ''] = policy.record.plans.map((plan) => plan.id);
const dial: MeasuredDial = {
  status: 'measured',
  policyHash: policy.record.hash,
  source: 'simulated',
  costSource: 'simulated',
  priceDate: '2026-01-01',
  plans: [small, large],
  topPlan: large,
  fitRows: 60,
  planPoints: [],
  hull: [],
  hullGains: [],
  gates: [],
  servedBy: [],
  readings,
  steps: [],
  certificates,
  promises: [],
};
const top = readings[20] ?? expect.fail('the dial has no top');
const rightAtTop = Math.round(top.quality.n * top.quality.mean);

/** So many answers of one plan, of which so many are right. */
function answers(count: number, right: number, differs: Partial<AnsweredForm> = {}): AnsweredForm[] {
  return Array.from({ length: count }, (_, index) => ({
    text: 'an answer',
    planId: large,
    source: 'simulated' as const,
    costUsd: top.costUsd.mean,
    isRight: index < right,
    ...differs,
  }));
}

describe('a row of the demo', () => {
  it('counts who answered and what was right, and prices a thousand requests', () => {
    const row = demoRow(dial, 1, [...answers(30, 27), ...answers(10, 3, { planId: small, costUsd: 0 })]);
    expect(row).toMatchObject({ position: 1, source: 'simulated', n: 40 });
    expect(row.answeredBy).toEqual([
      { planId: small, count: 10 },
      { planId: large, count: 30 },
    ]);
    expect(row.right).toMatchObject({
      mean: 0.75,
      low: expect.closeTo(0.598, 3),
      high: expect.closeTo(0.858, 3),
    });
    expect(row.costUsdPerThousand).toBeCloseTo(750 * top.costUsd.mean, 12);
    expect(row.savedShare).toBeCloseTo(0.25, 12);
    expect(row.reading?.quality).toEqual(top.quality);
  });

  it('has no cost, and not a lower one, where an answer has no price', () => {
    const row = demoRow(dial, 1, [...answers(3, 3), ...answers(1, 1, { costUsd: undefined })]);
    expect([row.costUsdPerThousand, row.savedShare]).toEqual([undefined, undefined]);
  });

  it('has no reading between two knots', () => {
    const row = demoRow(dial, 0.33, answers(4, 4));
    expect(row.reading).toBeUndefined();
    expect(isAsMeasured(row)).toBeUndefined();
  });

  it('is compared with the reading of the same position, to the last form where one plan answers everything', () => {
    expect(isAsMeasured(demoRow(dial, 1, answers(top.quality.n, rightAtTop)))).toBe(true);
    expect(isAsMeasured(demoRow(dial, 1, answers(top.quality.n, rightAtTop - 1)))).toBe(false);
  });
});

describe('the table of the demo', () => {
  const table = demoTable([small, large], 100);

  it('keeps its columns below each other from the first row to the last, and marks every line', () => {
    const lines = [
      table.head.split('\n').at(-1) ?? '',
      table.line(demoRow(dial, 0.5, answers(1, 0))),
      table.line(demoRow(dial, 1, answers(100, 90))),
      table.line(demoRow(dial, 0.33, answers(100, 100, { costUsd: undefined }))),
    ];
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    for (const line of lines.slice(1)) expect(line).toMatch(/ simulated$/u);
  });

  it('fits a terminal of 120 columns with three plans', () => {
    const three = demoTable(['a', 'b', 'c'], 120).head.split('\n').at(-1) ?? '';
    expect(three.length).toBeLessThanOrEqual(120);
  });
});

describe('the verdict of the demo', () => {
  const inside = demoRow(dial, 1, answers(top.quality.n, rightAtTop));
  const outside = demoRow(dial, 1, answers(100, 5));

  it.each([
    [
      'inside',
      [inside, inside],
      /^At all 2 positions the share of right answers is what was measured, up to chance: .* 99 of 100 such sets of draws, each position on its own \(simulated\)\./u,
    ],
    [
      'outside at one',
      [inside, outside],
      /^At 1\.00 the share of right answers is farther from its reading than .*; at 1 of 2 positions it is within that \(simulated\)\./u,
    ],
    ['nothing to compare', [demoRow(dial, 0.33, answers(2, 1))], /^None of these positions is a knot/u],
  ])('says whether what was seen was measured before: %s', (_, rows, expected) => {
    expect(demoVerdict(rows)).toMatch(expected);
  });

  it('does not claim to be an independent check', () => {
    expect(demoVerdict([inside])).toContain('These are the forms that the readings were measured on');
  });
});
