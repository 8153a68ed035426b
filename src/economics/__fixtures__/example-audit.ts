import type { AuditedWork, Finding } from '#core';

const TOKENS = { input: 1000, cacheRead: 5000, cacheWrite: 500, output: 200 };

/** A constructed finding about the first kind of work, which saves $40 a month, from $30 to $60. */
export function exampleFinding(changes: Partial<Finding> = {}): Finding {
  return {
    version: 1,
    id: 'cache-breaks-1',
    detector: 'cache-breaks',
    kind: { id: 'kind-1', name: 'letters' },
    what: 'the cache broke',
    advice: 'keep it',
    calls: 30,
    sessions: 10,
    sessionsOfKind: 12,
    costUsd: 50,
    saving: { status: 'estimated', perMonthUsd: { mean: 40, low: 30, high: 60, confidence: 0.95 }, ofLogUsd: 40 },
    loss: { status: 'none' },
    grade: 'own-log',
    proof: { status: 'counted' },
    priceDate: '2026-11-20',
    overlaps: [],
    ...changes,
  };
}

/** A constructed guess about the second kind of work: $10 to $20 a month. */
export function exampleGuess(changes: Partial<Finding> = {}): Finding {
  return exampleFinding({
    id: 'lower-model-2',
    detector: 'lower-model',
    kind: { id: 'kind-2', name: 'songs' },
    saving: { status: 'guess', guessedPerMonthUsd: { low: 10, high: 20 }, source: 'constructed' },
    loss: { status: 'guess', guessedLostPoints: { low: 2, high: 5 }, source: 'constructed' },
    grade: 'catalog-prior',
    ...changes,
  });
}

/** A constructed audit of half a month: 100 calls for $60, and 50 for $20; a month is twice of it. */
export function exampleAudit(
  findings: readonly Finding[] = [exampleFinding()],
): AuditedWork & { readonly month: NonNullable<AuditedWork['month']> } {
  const sum = { uncountedRows: 0, tokens: TOKENS, unpricedCalls: 0, unpricedRows: 0 };
  return {
    prices: { at: '2026-11-20', whatIf: [] },
    month: {
      ...sum,
      first: '2026-10-01',
      last: '2026-10-15',
      days: 365.25 / 24,
      calls: 150,
      costUsd: 80,
      costPerMonthUsd: 160,
      kinds: [
        { ...sum, id: 'kind-1', name: 'letters', calls: 100, costUsd: 60 },
        { ...sum, id: 'kind-2', name: 'songs', calls: 50, costUsd: 20 },
      ],
      mix: [
        { model: 'large', effort: 'high', costShare: 0.75 },
        { model: 'small', effort: null, costShare: 0.25 },
      ],
      older: null,
      undated: null,
    },
    findings: { priceDate: '2026-11-20', findings, small: [] },
    notLookedFor: null,
  };
}

/** The same as `vernier audit --json` writes it: with fields that nobody here reads. */
export function exampleReportJson(audit = exampleAudit()): Record<string, unknown> {
  return { version: 1, asked: {}, sources: [], leftOut: {}, problems: {}, ...audit };
}
