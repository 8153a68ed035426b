import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Attempt, ModelId, RequestRecord, RequestId } from '#core';
import { createSpool, openStore } from '#store';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';

const ANSWERED: Attempt = {
  providerId: 'anthropic',
  source: 'measured',
  modelId: ModelId.parse('claude-opus-5-5'),
  startedAt: '2026-11-20T12:00:00.010Z',
  latencyMs: 40,
  status: 'completed',
  usage: { inputTokens: 1000, outputTokens: 100, raw: { input_tokens: 1000 } },
  cost: { status: 'priced', costUsd: 0.006, priceDate: '2026-09-22' },
};

function request(id: string, attempts: readonly Attempt[], cost: RequestRecord['cost'] = ANSWERED.cost) {
  return RequestRecord.parse({
    version: 1,
    id: RequestId.parse(id),
    receivedAt: '2026-11-20T12:00:00.000Z',
    principal: 'my-team',
    format: 'anthropic',
    stream: false,
    modelAsked: 'auto',
    effort: 'asked=auto; sent=low',
    decision: null,
    attempts,
    status: 'completed',
    httpStatus: 200,
    latencyMs: 41,
    cost,
  });
}

/** Leaves requests in the spool of a home, as a gateway that was ended does. */
function spoolOf(home: string, requests: readonly RequestRecord[]): string {
  const directory = join(home, 'spool');
  mkdirSync(directory, { recursive: true });
  const spool = createSpool({ directory, processId: 999_999 });
  for (const one of requests) spool.append(one);
  spool.close();
  return home;
}

const ledgerOf = (requests: readonly RequestRecord[]) => spoolOf(temporaryHome().home, requests);

it('reads every attempt that a live model answered, at the cost that was recorded', async () => {
  const failed: Attempt = {
    ...ANSWERED,
    status: 'failed',
    usage: {},
    cost: { status: 'unpriced', reason: 'usage-unknown' },
  };
  const home = ledgerOf([request('req_1', [failed, ANSWERED]), request('req_2', [])]);
  const { records, report } = await readSample(home);
  expect(records).toMatchObject([
    {
      at: '2026-11-20T12:00:00.010Z',
      source: 'vernier',
      project: 'my-team',
      modelId: 'claude-opus-5-5',
      effort: 'low',
      usage: { inputTokens: 1000, outputTokens: 100 },
      statedCostUsd: 0.006,
      durationMs: 40,
    },
  ]);
  expect(report.leftOut).toMatchObject({ unbilled: 2 });
  expect(report.reconciliation).toMatchObject([
    { source: 'vernier', month: '2026-11', basis: 'call-costs', statedCostUsd: 0.006, agrees: true },
  ]);
});

it('keeps what was simulated or replayed out of what was used', async () => {
  const simulated: Attempt = { ...ANSWERED, source: 'simulated' };
  const home = ledgerOf([
    request('req_1', [simulated]),
    request('req_2', [{ ...ANSWERED, source: 'recorded' }]),
  ]);
  const { report } = await readSample(home);
  expect(report.total.calls).toBe(0);
  expect(report.leftOut).toMatchObject({ 'not-live': 2 });
});

it('shows what calls cost when they were recorded beside what they cost at the prices of the catalog', async () => {
  const dearer: Attempt = {
    ...ANSWERED,
    cost: { status: 'priced', costUsd: 0.009, priceDate: '2026-01-01' },
  };
  const { report } = await readSample(ledgerOf([request('req_1', [dearer])]));
  expect(report.total.costUsd).toBeCloseTo(0.006, 10);
  expect(report.reconciliation).toMatchObject([
    { statedCostUsd: 0.009, countedCostUsd: 0.006, agrees: false },
  ]);
});

it('counts a request once that the spool and the database have, and reads what only one of them has', async () => {
  const { home } = temporaryHome();
  const store = await openStore({ home });
  await store.saveRequests([request('req_1', [ANSWERED]), request('req_2', [ANSWERED])]);
  await store.close();
  const { report } = await readSample(
    spoolOf(home, [request('req_2', [ANSWERED]), request('req_3', [ANSWERED])]),
  );
  expect(report.total.calls).toBe(3);
  expect(report.leftOut.repeated).toBe(1);
  expect(report.sources).toMatchObject([{ source: 'vernier', files: 2, calls: 3 }]);
});

it('says that a record is none, and that a database is damaged', async () => {
  const { home, path } = temporaryHome();
  mkdirSync(path('spool'));
  writeFileSync(
    path('spool', 'spool-1-1.ndjson'),
    '{"version":1,"id":"req_1","receivedAt":"now"}\n{"version":1,"id"',
  );
  writeFileSync(path('vernier.db'), `SQLite format 3\u0000 and nothing more`);
  const { report } = await readSample(home);
  expect(report.problems.byKind).toEqual({ 'not-a-request': 1, unfinished: 1, unreadable: 1 });
});
