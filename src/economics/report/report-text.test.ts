import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_SCENARIO, EXAMPLE_WORK } from '../__fixtures__/example-scenario.ts';
import { ROUND_PRICES } from '../__fixtures__/round-prices.ts';
import type { Scenario } from '../scenario/schema.ts';
import { createReport, type RoiReport } from './create-report.ts';
import { reportText } from './report-text.ts';

const ONE_SCREEN = { lines: 40, columns: 80 };
const SHARE = { low: 0, high: 1, distribution: 'uniform' } as const;
const PART = { batchShare: 0, inputRatio: 1, outputRatio: 1 };
const PRICELESS = { ...EXAMPLE_WORK, name: 'songs', proposed: [{ ...PART, model: 'priceless', share: 1 }] };

function reportOf(changes: Partial<Scenario> = {}): RoiReport {
  return createReport(
    { ...EXAMPLE_SCENARIO, ...changes },
    {
      prices: ROUND_PRICES,
      whatIf: [],
      draws: 200,
      seed: 'a',
      createRandom,
      onProgress: () => undefined,
    },
  );
}

describe('a report for people', () => {
  it('says what the models cost, what is saved, when it is paid back, and of which day the prices are', () => {
    const text = reportText(reportOf());
    expect(text).toContain('Stated volumes, not measured. List prices of 2026-11-20.');
    expect(text).toContain('$60,000 before, $33,000 after: saving $27,000 a month (45 %)');
    expect(text).toContain('$54,000: payback 2 months');
    expect(text).toContain('$270,000 net');
  });

  it('says for which work no loss of quality is stated', () => {
    expect(reportText(reportOf())).toContain('more errors not stated');
    expect(reportText(reportOf())).toContain('no quality loss is stated for letters');
  });

  it('says that the spread is stated and not measured, and how often it was drawn', () => {
    const text = reportText(reportOf({ oneTimeCostUsd: { low: 1, high: 9, distribution: 'uniform' } }));
    expect(text).toContain('200 draws of 1 range ');
    expect(text).toContain('stated, not measured (seed "a")');
  });

  it('says that there is nothing to draw where no range is stated', () => {
    expect(reportText(reportOf())).toContain('No range is stated');
  });

  it('draws the bars of the tornado in plain text', () => {
    const text = reportText(reportOf({ oneTimeCostUsd: { low: 0, high: 100, distribution: 'uniform' } }));
    expect(text).toMatch(/^one-time cost\n {2}\$0\.00 to \$100\.00 +\$324,000 {2}\$323,900 {2}#{8}\|#{8}$/mu);
  });

  it('stays on one screen however much the scenario holds', () => {
    const name = 'a kind of work with a name that is longer than anybody would choose it';
    const work = Array.from({ length: 20 }, (_, index) => ({
      ...EXAMPLE_WORK,
      name: `${index} ${name}`,
      quality: { loss: SHARE, costOfErrorUsd: 1 },
      proposed: [
        ...Array.from({ length: 8 }, () => ({ ...PART, model: 'small', share: 0.1 })),
        { ...PART, model: index > 12 ? 'priceless' : 'large', share: 'rest' as const },
      ],
    }));
    const lines = reportText(reportOf({ work })).split('\n');
    expect(lines.length).toBeLessThanOrEqual(ONE_SCREEN.lines);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(ONE_SCREEN.columns);
  });
});

describe('work without a price', () => {
  it('is listed, is in no figure, and makes the sums incomplete', () => {
    const report = reportOf({ work: [EXAMPLE_WORK, PRICELESS] });
    expect(report).toMatchObject({ isComplete: false, leftOut: [{ name: 'songs' }] });
    // exactly as without it
    expect(report.result).toEqual(reportOf().result);
    const text = reportText(report);
    expect(text).toContain('incomplete: see what was left out');
    expect(text).toContain('songs (priceless standard: no price on that day)');
  });

  it('is left out also where only one end of a range needs the price', () => {
    const proposed = [
      { ...PART, model: 'small', share: SHARE },
      { ...PART, model: 'priceless', share: 'rest' as const },
    ];
    const report = reportOf({ work: [EXAMPLE_WORK, { ...PRICELESS, proposed }] });
    expect(report.leftOut.map(({ name }) => name)).toEqual(['songs']);
  });

  it('leaves no figure in USD where nothing else is there', () => {
    const report = reportOf({ work: [PRICELESS] });
    expect(report.result).toEqual({ status: 'unpriced' });
    expect(reportText(report)).not.toContain('$');
  });
});
