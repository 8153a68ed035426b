import type { AuditedWork } from '#core';
import { createRandom } from '#stats';
import { assert, double, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleAudit, exampleFinding, exampleGuess } from '../__fixtures__/example-audit.ts';
import type { AuditTerms } from '../scenario/terms-schema.ts';
import { auditReportText } from './audit-report-text.ts';
import { type AuditRoiReport, createAuditReport } from './create-audit-report.ts';

interface Changes {
  readonly terms?: Partial<AuditTerms>;
  readonly withGuesses?: boolean;
  readonly draws?: number;
}

function reportOf(
  audit: AuditedWork,
  { terms = {}, withGuesses = false, draws = 200 }: Changes = {},
): AuditRoiReport {
  return createAuditReport({
    audit,
    terms: { version: 1, ...terms },
    pricesAt: '2026-11-20',
    withGuesses,
    draws,
    seed: 'a',
    createRandom,
    onProgress: () => undefined,
  });
}

function resultOf(report: AuditRoiReport) {
  if (report.result.status !== 'priced') throw new Error('the example has prices');
  return report.result;
}

/** The words of a report, wherever its lines break. */
function flat(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

function choicesOf({ findings }: AuditRoiReport) {
  return findings.map(({ id, choice }) => `${id}: ${choice.status}`);
}

describe('a month of a log', () => {
  it('costs what the log cost, scaled to a month, and what the findings leave of it', () => {
    const report = reportOf(exampleAudit());
    // half a month: $60 and $20 become $120 and $40; the finding saves $40 of the first
    expect(report.work).toMatchObject([
      { name: 'letters', calls: 200, beforeUsd: 120, afterUsd: 80, tokens: { cacheRead: 10_000 } },
      { name: 'songs', calls: 100, beforeUsd: 40, afterUsd: 40 },
    ]);
    expect(resultOf(report).expected.firstMonth).toMatchObject({ beforeUsd: 160, afterUsd: 120, netUsd: 40 });
  });

  it('is returned over a year with what is stated beside it', () => {
    const review = { hoursPerMonth: 0.1, hourlyCostUsd: 100 };
    const timeSaved = { hoursPerMonth: 0.2, hourlyCostUsd: 50 };
    const terms = { oneTimeCostUsd: 100, growthPerMonth: 0, review, timeSaved };
    const { expected } = resultOf(reportOf(exampleAudit(), { terms }));
    // 40 − 10 + 10 a month: 100 / 40 months, 12 × 40 − 100
    expect(expected).toMatchObject({ payback: { months: 2.5 }, twelveMonthNetUsd: 380 });
  });

  it('says what is not stated, which adds nothing', () => {
    const report = reportOf(exampleAudit(), { terms: { oneTimeCostUsd: 10 } });
    expect(report.notStated).toEqual(['growthPerMonth', 'timeSaved', 'review', 'quality']);
    expect(auditReportText(report)).toContain('time saved not stated, review not stated');
    expect(resultOf(report).expected.firstMonth.errorUsd).toBeNull();
    expect(flat(auditReportText(report))).toContain('losing money in the first year');
    expect(resultOf(reportOf(exampleAudit())).expected).toMatchObject({
      oneTimeCostUsd: null,
      payback: { status: 'not-stated' },
    });
    const nothing = auditReportText(reportOf(exampleAudit()));
    expect(nothing).toMatch(/^one-time {3}not stated$/mu);
    expect(nothing).not.toContain('losing money');
  });

  it('has no figure where nothing in the log has a price', () => {
    const audit = exampleAudit([]);
    const month = {
      ...audit.month,
      costUsd: null,
      costPerMonthUsd: null,
      kinds: audit.month.kinds.map((kind) => ({ ...kind, costUsd: null })),
    };
    for (const one of [month, null]) {
      const report = reportOf({ ...audit, month: one });
      expect(report.result.status).toBe('unpriced');
      expect(auditReportText(report)).not.toContain('$');
    }
  });

  it('says that no saving is known where the audit had too little to look at', () => {
    const notLookedFor = 'too little to look for: 1 of the 20 single calls that a finding needs';
    const report = reportOf({ ...exampleAudit([]), notLookedFor });
    expect(report.result).toEqual({ status: 'not-looked-for', beforeUsd: 160, reason: notLookedFor });
    expect(report.work.map(({ afterUsd }) => afterUsd)).toEqual([null, null]);
    const text = auditReportText(report);
    expect(text).toContain(`findings: ${notLookedFor}`);
    expect(text).toMatch(/^models {5}\$160\.00 before; saving not known$/mu);
  });

  it('says what of the log no month is made of', () => {
    const audit = exampleAudit();
    const { tokens, uncountedRows, unpricedCalls, unpricedRows } = audit.month;
    const sum = { tokens, uncountedRows, unpricedCalls, unpricedRows };
    const older = { ...sum, calls: 12, costUsd: 3, last: '2026-01-05', gapDays: 268 };
    const undated = { ...sum, calls: 7, costUsd: 4 };
    const text = auditReportText(reportOf({ ...audit, month: { ...audit.month, older, undated } }));
    expect(text).toContain('In no figure: 12 calls up to 2026-01-05, before 268 days without a call.');
    expect(text).toContain('In no figure: sums of a month, or of a span that is not told (7 calls, $4.00).');
  });
});

describe('the intervals of the findings', () => {
  it('go into the draws', () => {
    const { simulation } = resultOf(reportOf(exampleAudit(), { draws: 4000 }));
    if (simulation.status !== 'drawn') throw new Error('a finding has an interval');
    expect(Math.abs(simulation.savingUsd.low - 30)).toBeLessThan(1);
    expect(Math.abs(simulation.savingUsd.median - 40)).toBeLessThan(0.5);
    expect(Math.abs(simulation.savingUsd.high - 60)).toBeLessThan(1.5);
  });

  it('stand in the tornado by the name of the finding', () => {
    const { tornado } = resultOf(reportOf(exampleAudit()));
    expect(tornado).toMatchObject([
      { name: 'saving of cache-breaks-1', netAtLowUsd: 360, netAtHighUsd: 720 },
    ]);
  });
});

describe('what is counted', () => {
  const waits = exampleFinding({
    id: 'slow-waits-1',
    saving: { status: 'no-money' },
    loss: { status: 'unknown' },
  });

  const worse = exampleFinding({
    id: 'lower-effort-1',
    loss: { status: 'predicted', lostPoints: { mean: 9, low: 1, high: 17, confidence: 0.95 }, n: 60 },
  });

  const again = exampleFinding({ id: 'repeats-1', detector: 'repeats', loss: { status: 'unknown' } });

  it('is every estimate that surely loses no right answers, and no guess', () => {
    const report = reportOf(exampleAudit([exampleFinding(), exampleGuess(), waits, worse, again]));
    expect(choicesOf(report)).toEqual([
      'cache-breaks-1: counted',
      'lower-effort-1: surely-worse',
      'repeats-1: unknown-loss',
      'lower-model-2: guess',
      'slow-waits-1: no-money',
    ]);
    expect(resultOf(report).expected.firstMonth.savingUsd).toBe(40);
  });

  it('is a guess only where it is asked for, and then no figure without that word has any of it', () => {
    const findings = [exampleFinding(), exampleGuess()];
    const [report, without] = [true, false].map((withGuesses) =>
      reportOf(exampleAudit(findings), { withGuesses }),
    );
    if (report === undefined || without === undefined) throw new Error('two reports');
    const { guess, ...counted } = resultOf(report);
    expect(guess).toMatchObject({
      basis: 'guess',
      guessedPerMonthUsd: { low: 10, high: 20 },
      low: { firstMonth: { savingUsd: 50 } },
      high: { firstMonth: { savingUsd: 60 } },
    });
    expect({ guess: null, ...counted }).toEqual(resultOf(without));
    const text = auditReportText(report);
    expect(text).toContain('lower-model-2 (as a guess): guess: saves $10.00 to $20.00 a month;');
    expect(text).toMatch(/guess: after\n.*\nsongs .*\$40\.00 +\$40\.00 +\$20\.00 to \$30\.00$/mu);
    expect(text.split('\n').slice(-4)).toEqual([
      'guess: saving     $50.00 to $60.00 a month',
      'guess: errors     more of them not counted: see the answers lost above',
      'guess: net        $50.00 to $60.00 in the first month',
      'guess: 12 months  $600.00 to $720.00 net',
    ]);
  });

  it('is only the first of those about the same calls, an estimate before a guess', () => {
    const guess = exampleGuess({ overlaps: ['cache-breaks-1'] });
    const second = exampleFinding({ id: 'repeats-1', overlaps: ['cache-breaks-1'] });
    const first = exampleFinding({ overlaps: ['repeats-1', 'lower-model-2'] });
    const report = reportOf(exampleAudit([guess, first, second]), { withGuesses: true });
    expect(choicesOf(report)).toEqual([
      'cache-breaks-1: counted',
      'repeats-1: same-calls',
      'lower-model-2: same-calls',
    ]);
    expect(resultOf(report).expected.firstMonth.savingUsd).toBe(40);
    expect(auditReportText(report)).toContain('not counted: calls of cache-breaks-1');
  });

  it('adds up to the saving, whatever the findings save', () => {
    const usd = double({ min: 1, max: 1e6, noNaN: true });
    assert(
      property(tuple(usd, usd), (means) => {
        const findings = means.map((mean, index) =>
          exampleFinding({
            id: `cache-breaks-${index}`,
            saving: {
              status: 'estimated',
              perMonthUsd: { mean, low: mean / 2, high: mean * 2, confidence: 0.95 },
              ofLogUsd: mean,
            },
          }),
        );
        const { savingUsd } = resultOf(reportOf(exampleAudit(findings), { draws: 1 })).expected.firstMonth;
        expect(savingUsd / (means[0] + means[1])).toBeCloseTo(1, 6);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the report for people', () => {
  it('says how few days were scaled to a month', () => {
    const text = flat(auditReportText(reportOf(exampleAudit())));
    expect(text).toContain(' times 2.00 for a month. List prices of 2026-11-20.');
    expect(text).toContain('Less than a month: the days that it lacks are supposed to be like those it has.');
  });

  it('says what has no price and which findings were too small', () => {
    const audit = exampleAudit();
    const text = auditReportText(
      reportOf({
        ...audit,
        month: { ...audit.month, unpricedCalls: 5 },
        findings: { ...audit.findings, small: [exampleFinding({ id: 'repeats-9' })] },
      }),
    );
    expect(text).toContain('incomplete: 5 calls without a price, in no figure');
    expect(text).toContain('left out: 1 too small to spend time on');
  });

  it('says the n of each saving as the audit does, in lines of 80 columns', () => {
    const lostPoints = { mean: 0.7, low: -2.7, high: 4, confidence: 0.95 };
    const predicted = exampleFinding({
      id: 'lower-model-3ee10009',
      loss: { status: 'predicted', lostPoints, n: 291 },
    });
    const text = auditReportText(
      reportOf(exampleAudit([predicted, exampleFinding(), exampleGuess()]), { withGuesses: true }),
    );
    expect(flat(text)).toContain('saves $40.00 a month [95 %: $30.00 to $60.00], n = 291 recorded prompts;');
    expect(flat(text)).toContain(
      'saves $40.00 a month [95 %: $30.00 to $60.00], n = 12 sessions; same answers',
    );
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('is not steered by what a log calls its work', () => {
    const audit = exampleAudit();
    const [kind] = audit.month.kinds;
    if (kind === undefined) throw new Error('the example has work');
    const month = { ...audit.month, kinds: [{ ...kind, name: 'a\u001B[2Jb' }] };
    const text = auditReportText(reportOf({ ...audit, month }));
    expect(text).toContain('a?[2Jb');
  });
});
