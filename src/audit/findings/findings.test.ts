import { assert, array, constantFrom, double, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#core';
import { NO_CALLS } from '../tally/call-sums.ts';
import { aboutText, gradeText, inNoFindingTexts, lossText, proofText, savingText } from './findings-text.ts';
import { monthlySaving } from './monthly-saving.ts';
import { noneText } from './none-text.ts';
import { rankFindings, totalOf } from './rank-findings.ts';
import { savedText, totalTexts } from './total-text.ts';

const finding: Finding = {
  version: 1,
  id: 'cache-breaks-00000001',
  detector: 'cache-breaks',
  kind: { id: 'kind-1', name: 'parser\u001b[2J · tests' },
  what: '40 calls wrote again 2.00M tokens that were still cached',
  advice: 'keep the beginning the same',
  calls: 40,
  sessions: 12,
  sessionsOfKind: 20,
  costUsd: 12,
  saving: { status: 'estimated', perMonthUsd: { mean: 9, low: 6, high: 13, confidence: 0.95 }, ofLogUsd: 8 },
  loss: { status: 'none' },
  grade: 'own-log',
  proof: { status: 'counted' },
  priceDate: '2026-11-20',
  overlaps: [],
};

const guessed: Finding = {
  ...finding,
  id: 'lower-model-00000002',
  detector: 'lower-model',
  saving: { status: 'guess', guessedPerMonthUsd: { low: 20, high: 40 }, source: 'a board' },
  loss: { status: 'guess', guessedLostPoints: { low: 1, high: 5 }, source: 'a board' },
  grade: 'catalog-prior',
  proof: { status: 'suite', cases: 308, costUsd: 12.3 },
};

const estimate = (id: string, low: number): Finding => ({
  ...finding,
  id,
  saving: {
    status: 'estimated',
    perMonthUsd: { mean: low + 1, low, high: low + 2, confidence: 0.95 },
    ofLogUsd: low,
  },
});

describe('ranking', () => {
  it('puts estimates first by their lower ends, then guesses, then what is no money', () => {
    const slow: Finding = { ...finding, id: 'slow', saving: { status: 'no-money' } };
    const found = [slow, guessed, estimate('small', 2), estimate('large', 30)];
    const ranked = rankFindings(found.map((one) => ({ finding: one, calls: new Set() })));
    expect(ranked.map((one) => one.finding.id)).toEqual(['large', 'small', guessed.id, 'slow']);
  });

  it('names overlaps on both sides, exactly where calls are shared, and adds nothing up then', () => {
    const ids = uniqueArray(constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
    const calls = array(array(integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }), {
      minLength: 5,
      maxLength: 5,
    });
    assert(
      property(record({ ids, calls }), (world) => {
        const found = world.ids.map((id, place) => ({
          finding: estimate(id, place + 1),
          calls: new Set(world.calls[place]),
        }));
        const ranked = rankFindings(found);
        const callsOf = new Map(found.map((one) => [one.finding.id, one.calls]));
        for (const { finding: one, calls: own } of ranked) {
          const shared = ranked
            .map((other) => other.finding.id)
            .filter((id) => id !== one.id && [...own].some((call) => callsOf.get(id)?.has(call)));
          expect(one.overlaps).toEqual(shared);
        }
        const all = ranked.map((one) => one.finding);
        const isDisjoint = all.every(({ overlaps }) => overlaps.length === 0);
        expect(totalOf(all).status).toBe(isDisjoint ? 'sum' : 'overlapping');
      }),
    );
  });

  it('never adds guesses', () => {
    expect(totalOf([guessed])).toEqual({ status: 'none' });
    expect(totalOf([estimate('a', 3), guessed])).toEqual({
      status: 'sum',
      meanPerMonthUsd: 4,
      endsPerMonthUsd: { low: 3, high: 5 },
      findings: 1,
    });
  });
});

describe('the saving of a month', () => {
  it('lies around what was saved in the log, whatever the sessions', () => {
    const usd = double({ min: 0.001, max: 50, noNaN: true });
    assert(
      property(
        array(usd, { minLength: 1, maxLength: 60 }),
        integer({ min: 1, max: 600 }),
        (saved, others) => {
          const bySession = new Map(saved.map((amount, session) => [`s${session}`, amount]));
          const claims = {
            kind: 'k',
            variant: '',
            calls: new Set<number>(),
            costUsd: 0,
            savedUsdOfSession: bySession,
            amount: 0,
          };
          const { perMonthUsd, ofLogUsd } = monthlySaving(claims, saved.length + others, 2);
          expect(ofLogUsd).toBeCloseTo(
            saved.reduce((sum, amount) => sum + amount, 0),
            6,
          );
          expect(perMonthUsd.mean).toBeCloseTo(2 * ofLogUsd, 6);
          expect(perMonthUsd.low).toBeLessThanOrEqual(perMonthUsd.mean);
          expect(perMonthUsd.high).toBeGreaterThanOrEqual(perMonthUsd.mean);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('what people read', () => {
  it('has n and interval with every estimate, and the word guess with every guess', () => {
    expect(savingText(finding)).toBe('would save $9.00 a month [95 %: $6.00 to $13.00], n = 20 sessions');
    expect(savingText(guessed)).toBe('guess: would save $20.00 to $40.00 a month');
    expect(lossText(guessed)).toBe('guess: would lose 1 to 5 right answers of 100');
    expect(aboutText(guessed)).toBe('40 calls in 12 of 20 sessions');
    expect(
      lossText({
        ...finding,
        loss: { status: 'predicted', lostPoints: { mean: -0.04, low: -2, high: 2, confidence: 0.95 }, n: 60 },
      }),
    ).toBe('would lose 0.0 right answers of 100 [95 %: -2.0 to 2.0], n = 60 prompts');
  });

  it('says what running a suite would cost, and of a wait only that it was counted', () => {
    expect(proofText(guessed)).toBe('to find out: 308 cases, about $12.30 through batch to run');
    expect(gradeText({ ...finding, saving: { status: 'no-money' } })).toBe(
      'the wait: counted in your own log',
    );
  });

  it('has an interval beside a sum of one, both ends beside a sum of several, and says what is not in it', () => {
    const report = { priceDate: '2026-11-20', logDays: 30, small: [], outcomes: null } as const;
    const total = (findings: readonly Finding[]) => {
      const texts = totalTexts({ ...report, findings, total: totalOf(findings) });
      return texts === undefined ? undefined : savedText(texts);
    };
    expect(total([finding, guessed])).toBe(
      '$9.00 a month [95 %: $6.00 to $13.00], 1 finding, n = 20 sessions; 1 guess not in it',
    );
    expect(total([estimate('a', 3), estimate('b', 5)])).toBe(
      '$10.00 a month by the means of 2 findings; the ends of their 95 % intervals add up to $8.00 to $12.00',
    );
    expect(total([guessed])).toBeUndefined();
  });

  const looked = { total: { ...NO_CALLS, calls: 40, costUsd: 1 }, inNoFinding: null, unpriced: [] };
  it.each([
    ['enough', {}, 'none that surely saves $1.00 a month and 0.5 % of the cost'],
    ['no price', { total: { ...NO_CALLS, calls: 40 } }, 'not looked for: no call has a price'],
    [
      'one call',
      { total: { ...NO_CALLS, calls: 1, costUsd: 1 } },
      'too little to look for: 1 of the 20 single calls that a finding needs',
    ],
    [
      'only sums',
      { inNoFinding: { calls: 40 } },
      'not looked for: this log has no single calls, only rows that sum calls up',
    ],
  ])('says why nothing was found: %s', (_what, told, said) => {
    const work = { tasks: 9, kinds: [{ calls: 40, sessions: 12 }] };
    expect(noneText({ ...looked, ...told, work })).toBe(said);
  });

  it.each([
    [
      { rows: 3, calls: 402, uncountedRows: 0, costShare: 0.62 },
      '3 rows that sum up 402 calls (62 % of cost)',
    ],
    [{ rows: 1, calls: 0, uncountedRows: 1, costShare: null }, '1 row that sums up calls (no price)'],
    [{ rows: 2, calls: 1, uncountedRows: 1, costShare: 1 }, '2 rows that sum up ≥ 1 call (100 % of cost)'],
  ])('says what no finding can be about: %j', (rows, said) => {
    expect(inNoFindingTexts({ ...NO_CALLS, ...rows })).toEqual([
      `in no finding: ${said}; only single calls tell what followed what`,
    ]);
  });
});
