import { join } from 'node:path';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { NO_CALLS } from '../../tally/call-sums.ts';
import type { WorkKind } from '../../work/work-report.ts';
import type { AuditReport } from '../audit-report.ts';

/** A name that tries to be markup of every kind that a report is written in. */
export const HOSTILE_NAME =
  '</title></style><script>alert(1)</script><img src=x onerror=alert(1)>" onload="x\' | `code` **bold** [link](http://evil.example) \u202E\n| new row |';

const SUM = { ...NO_CALLS, calls: 3, costUsd: 1.5, tokens: { input: 3, cacheRead: 2, cacheWrite: 1, output: 1 } };

/** The report of the constructed transcripts of all tests. */
export async function sampleReport(): Promise<AuditReport> {
  return (await readSample(join(import.meta.dirname, '..', '..', 'sources', 'claude-code', '__fixtures__'))).report;
}

function kindOf(name: string, index: number): WorkKind {
  return {
    ...SUM,
    id: `kind-${index + 1}`,
    name,
    basis: 'project',
    tasks: 2,
    sessions: 1,
    stakes: { routine: 1, normal: 1, 'high-stake': 0 },
    corrected: 0,
    endingWithFailedTest: 0,
    repeatedTools: 0,
    waitsOver10s: 0,
    stability: null,
  };
}

/** A report of so many days, models and kinds, all of whose names are given. */
export async function reportOf(count: number, nameOf: (index: number) => string): Promise<AuditReport> {
  const report = await sampleReport();
  const names = Array.from({ length: count }, (_, index) => nameOf(index));
  const days = names.map((_, index) => new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10));
  const finding = {
    version: 1,
    detector: 'lower-model',
    kind: { id: 'kind-1', name: nameOf(0) },
    what: `tasks ran on ${nameOf(0)}`,
    advice: `try ${nameOf(0)}`,
    calls: 9,
    sessions: 3,
    sessionsOfKind: 5,
    costUsd: 4,
    saving: { status: 'estimated', perMonthUsd: { mean: 3, low: 2, high: 4, confidence: 0.95 }, ofLogUsd: 3 },
    loss: { status: 'predicted', lostPoints: { mean: 1, low: -1, high: 3, confidence: 0.95 }, n: 40 },
    grade: 'own-outcomes',
    proof: { status: 'suite', cases: 60, costUsd: 2 },
    priceDate: '2026-11-20',
  } as const;
  return {
    ...report,
    calendar: days.map((day) => ({ ...SUM, day })),
    mix: names.map((model) => ({ ...SUM, model, effort: 'high', tokenShare: 0.1, costShare: 0.1 })),
    unpriced: names.map((model) => ({ ...SUM, costUsd: null, model, reason: 'unknown-model', serviceTier: null })),
    work: { ...report.work, tasks: 2 * count, kinds: names.map(kindOf) },
    findings: {
      ...report.findings,
      findings: names.map((_, index) => ({ ...finding, id: `lower-model-${index}`, overlaps: ['lower-model-0'] })),
      total: { status: 'overlapping' },
    },
  };
}
