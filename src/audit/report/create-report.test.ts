import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSample } from '../__fixtures__/read-sample.ts';

const SOURCES = join(import.meta.dirname, '..', 'sources');
const CLAUDE_CODE = join(SOURCES, 'claude-code', '__fixtures__');
const CODEX = join(SOURCES, 'codex', '__fixtures__');

/** Millionths of a USD, as the tables beside the transcripts work them out by hand. */
const micro = (usd: number | null | undefined) => Math.round((usd ?? Number.NaN) * 1e6);

it('prices every call at the prices of its own day', async () => {
  const { report } = await readSample(CLAUDE_CODE);
  expect(report.months.map(({ month, costUsd }) => [month, micro(costUsd)])).toEqual([
    ['2025-06', Number.NaN],
    ['2026-10', 7390 + 20 + 220],
    ['2026-11', 150],
  ]);
  expect(report.prices).toEqual({
    assumedBandRows: 0,
    at: null,
    inForceFrom: { first: '2026-09-22', last: '2026-10-07' },
    whatIf: [],
  });
});

it('counts calls without a price and adds nothing for them', async () => {
  const { report } = await readSample(CLAUDE_CODE);
  expect(report.unpriced.map(({ model, reason, calls }) => [model, reason, calls])).toEqual([
    ['claude-opus-4-20250514', 'unknown-model', 1],
    ['claude-opus-5-5', 'no-price-at-date', 1],
  ]);
  expect(report.total).toMatchObject({ calls: 6, unpricedCalls: 2, sessions: 3 });
  expect(report.months[0]).toMatchObject({ month: '2025-06', costUsd: null, unpricedCalls: 1 });
});

it('prices all calls as on the day that is asked for', async () => {
  const { report } = await readSample(CLAUDE_CODE, { pricesAt: '2026-11-20' });
  // the fast call: 1 token in at 8, 2 out at 40 USD a million
  expect(report.months.map(({ costUsd }) => micro(costUsd))).toEqual([Number.NaN, 7630, 150 + 88]);
});

it('gives shares of the tokens and of the costs that are known', async () => {
  const { report } = await readSample(CLAUDE_CODE, { since: '2026-10-01', until: '2026-10-31' });
  expect(
    report.mix.map(({ model, effort, tokenShare, costShare }) => [model, effort, tokenShare, costShare]),
  ).toEqual([
    ['claude-opus-5-5', 'high', 1510 / 1645, expect.closeTo(7390 / 7630, 10)],
    ['claude-opus-5-5', 'low', 15 / 1645, expect.closeTo(220 / 7630, 10)],
    ['claude-haiku-5-5', null, 120 / 1645, expect.closeTo(20 / 7630, 10)],
  ]);
});

it('counts only the days that are asked for, both ends included', async () => {
  const { report } = await readSample(CLAUDE_CODE, { since: '2026-10-10', until: '2026-10-10' });
  expect(report.days).toEqual({ first: '2026-10-10', last: '2026-10-10' });
  expect([report.total.calls, report.leftOut.otherDays]).toEqual([3, 3]);
});

it('sets what sessions state of themselves beside what was counted', async () => {
  const { report } = await readSample(CLAUDE_CODE);
  expect(report.reconciliation).toEqual([
    expect.objectContaining({
      month: '2025-06',
      basis: 'call-costs',
      statedOfUnpricedUsd: 0.05,
      agrees: false,
    }),
    {
      source: 'claude-code',
      month: '2026-10',
      basis: 'session-cost',
      sessions: 1,
      statedTokens: 1645,
      countedTokens: 1645,
      statedCostUsd: 0.00763,
      countedCostUsd: expect.closeTo(0.00763, 10),
      unpriced: 0,
      unpricedRows: 0,
      unpricedModels: [],
      statedOfUnpricedUsd: null,
      agrees: true,
    },
    expect.objectContaining({ month: '2026-11', statedTokens: 3, countedTokens: 1103, agrees: false }),
  ]);
});

it('compares no session of which calls lie on days that were not asked for', async () => {
  const { report } = await readSample(CLAUDE_CODE, { since: '2026-11-02', until: '2026-11-02' });
  expect(report.reconciliation.map(({ month }) => month)).toEqual(['2026-11']);
});

it('sums Codex up without what forks copied, and shows the compaction that its own sums leave out', async () => {
  const { report } = await readSample(CODEX);
  expect(report.reconciliation).toEqual([
    {
      source: 'codex',
      month: '2026-10',
      basis: 'session-tokens',
      sessions: 3,
      // 3,250 of the first session, 520 of its fork, 110 of the other fork
      statedTokens: 3250 + 520 + 110,
      countedTokens: 3250 + 520 + 110 + 2050,
      statedCostUsd: null,
      countedCostUsd: expect.any(Number),
      unpriced: 0,
      unpricedRows: 0,
      unpricedModels: [],
      statedOfUnpricedUsd: null,
      agrees: false,
    },
  ]);
});

it('prices calls of Codex by hand-worked figures', async () => {
  const { report } = await readSample(join(CODEX, 'sessions'));
  const priced = report.mix.filter(({ model }) => model === 'gpt-6-sol');
  expect(priced.map(({ effort, costUsd }) => [effort, micro(costUsd)])).toEqual([
    ['low', 3030],
    ['high', 1920],
  ]);
});

it('holds no text of any prompt or answer', async () => {
  const { report, records } = await readSample(SOURCES);
  expect(JSON.stringify([report, records])).not.toContain('constructed');
});

it('gives each day what was used on it', async () => {
  const { report } = await readSample(CLAUDE_CODE);
  expect(report.calendar.map(({ day, calls, costUsd }) => [day, calls, micro(costUsd)])).toEqual([
    ['2025-06-01', 1, Number.NaN],
    ['2026-10-10', 3, 7630],
    ['2026-11-02', 2, 150],
  ]);
});

it('sums up what prompts read from caches and wrote to them', async () => {
  const { report } = await readSample(CLAUDE_CODE);
  const { tokens, rows, priced } = report.cache;
  const all = tokens.uncached + tokens.read + tokens.write5m + tokens.write1h;
  const { input, cacheRead, cacheWrite } = report.total.tokens;
  expect([all, tokens.read, tokens.write5m + tokens.write1h]).toEqual([
    input + cacheRead + cacheWrite,
    cacheRead,
    cacheWrite,
  ]);
  expect({ rows, priced: priced?.rows }).toEqual({ rows: 1, priced: 1 });
});
