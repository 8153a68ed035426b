import type { Finding } from '../finding.ts';
import { createCallPlan } from '../plan.ts';
import type { Suite } from '../suite.ts';

const small = createCallPlan('small-model');
const large = createCallPlan('large-model', 'high');

/** A finding with as many of its fields as can stand together. */
export const finding: Finding = {
  version: 1,
  id: 'lower-model-3f2a9c1b',
  detector: 'lower-model',
  kind: { id: 'kind-2', name: 'parser · tests · Bash' },
  what: '40 tasks ran on large-model@high; small-model may do',
  advice: 'try it',
  plans: { upper: large, lower: small },
  calls: 120,
  sessions: 12,
  sessionsOfKind: 20,
  costUsd: 3,
  saving: {
    status: 'estimated',
    perMonthUsd: { mean: 2, low: 1.2, high: 2.9, confidence: 0.95 },
    ofLogUsd: 1.9,
  },
  loss: {
    status: 'predicted',
    lostPoints: { mean: 1, low: -2, high: 4, confidence: 0.95 },
    n: 60,
  },
  grade: 'own-outcomes',
  proof: { status: 'suite', cases: 40, costUsd: 0.4 },
  priceDate: '2026-11-20',
  overlaps: ['lower-effort-00000000'],
};

/** The suite that is to prove it. */
export const suite: Suite = {
  version: 1,
  findingId: finding.id,
  kind: finding.kind,
  upper: large,
  lower: small,
  precision: {
    confidence: 0.95,
    halfWidthPoints: 5,
    supposedDiscordance: 0.2,
    wantedCases: 308,
    expectedHalfWidthPoints: 87.7,
  },
  strata: [{ stake: 'routine', length: 'short', tasks: 20, cases: 1 }],
  cases: [{ source: 'claude-code', session: 'session-1', at: '2026-11-20T12:00:00.000Z', stratum: 0 }],
  seed: 'vernier',
  cost: { status: 'priced', upperUsd: 0.02, lowerUsd: 0.01, priceDate: '2026-11-20' },
};

