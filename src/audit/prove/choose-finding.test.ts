import { expect, it } from 'vitest';
import { type Finding, Plan } from '#core';
import { chooseFinding } from './choose-finding.ts';

const plan = (id: string) => Plan.parse({ version: 1, id, steps: [{ type: 'call', modelId: id }] });

function findingOf(id: string, changes: Partial<Finding> = {}): Finding {
  return {
    version: 1,
    id,
    detector: 'lower-effort',
    kind: { id: 'kind-1', name: 'letters' },
    what: 'ran on a',
    advice: 'try b',
    plans: { upper: plan('a'), lower: plan('b') },
    calls: 30,
    sessions: 10,
    sessionsOfKind: 12,
    costUsd: 50,
    saving: { status: 'no-money' },
    loss: { status: 'unknown' },
    grade: 'catalog-prior',
    proof: { status: 'counted' },
    priceDate: '2026-11-20',
    overlaps: [],
    ...changes,
  };
}

const FINDINGS = [
  findingOf('lower-effort-1'),
  findingOf('lower-effort-12'),
  findingOf('lower-model-1'),
  findingOf('cache-breaks-1', { plans: undefined }),
];

it.each(['lower-effort-1', 'lower-effort-12', 'lower-model', 'lower-m'])('takes %s for one finding', (id) => {
  expect(chooseFinding(FINDINGS, id).id.startsWith(id)).toBe(true);
});

it.each([
  [
    'lower',
    'lower begins 3 ids, write more of one: findings that compare plans:\n  lower-effort-1  letters: ran on a',
  ],
  ['lower-effort-7', 'lower-effort-7 is no finding of this log'],
  ['cache-breaks-1', 'cache-breaks-1 has no plans to compare, it was counted in this log'],
  ['cache', 'cache is no finding of this log'],
])('does not choose by %s, and lists what there is', (id, said) => {
  expect(() => chooseFinding(FINDINGS, id)).toThrow(said);
  expect(() => chooseFinding(FINDINGS, id)).toThrow('\n  lower-model-1  letters: ran on a');
});
