import { describe, expect, it } from 'vitest';
import { DecisionResponse, DialResponse, ErrorResponse, HealthResponse, ModelsResponse } from './index.ts';

const model = {
  id: 'auto',
  object: 'model',
  type: 'model',
  display_name: 'Vernier',
  created: 0,
  created_at: '1970-01-01T00:00:00Z',
  owned_by: 'vernier',
};

const decision = {
  version: 1,
  id: 'dec_1',
  policyHash: null,
  mode: 'direct',
  position: null,
  knots: null,
  segment: null,
  candidates: [{ planId: 'm', probability: 1 }],
  planId: 'm',
  propensity: 1,
  servedBy: 'pinned',
  reason: 'the caller named this model',
  certificate: { status: 'none', reason: 'pinned-model' },
};

const explained = {
  version: 1,
  decision,
  effort: 'asked=default; sent=none',
  status: 'failed',
  attempts: [],
  cost: { status: 'unpriced', reason: 'not-called' },
};

describe.each([
  ['health', HealthResponse, { status: 'ok', version: '1.0.0', uptimeMs: 12 }],
  [
    'degraded health',
    HealthResponse,
    { status: 'degraded', reason: 'ledger-unwritable', version: '1.0.0', uptimeMs: 0 },
  ],
  [
    'models',
    ModelsResponse,
    { object: 'list', data: [model], has_more: false, first_id: 'auto', last_id: 'auto' },
  ],
  ['no models', ModelsResponse, { object: 'list', data: [], has_more: false, first_id: null, last_id: null }],
  ['an unmeasured dial', DialResponse, { status: 'unmeasured', plans: ['m'], reason: 'nobody measured it' }],
  ['a decision', DecisionResponse, explained],
  ['an error', ErrorResponse, { error: { code: 'not-found', message: 'nothing is there' } }],
] as const)('an answer that tells of %s', (_, schema, answer) => {
  it('is read as it is written', () => {
    expect(schema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  });

  it('holds nothing that is not in the contract', () => {
    expect(schema.safeParse({ ...answer, extra: 1 }).success).toBe(false);
  });

  it.each(Object.keys(answer).filter((name) => name !== 'reason'))('is not whole without %s', (name) => {
    const { [name]: _left, ...rest }: Record<string, unknown> = { ...answer };
    expect(schema.safeParse(rest).success).toBe(false);
  });
});

it('never says a cost that is not known as 0', () => {
  const { data } = DecisionResponse.safeParse(explained);
  expect(data?.cost).toEqual({ status: 'unpriced', reason: 'not-called' });
  const unknown = { ...explained, cost: { status: 'unpriced', costUsd: 0 } };
  expect(DecisionResponse.safeParse(unknown).success).toBe(false);
});
