import { RequestRecord } from '#core';

/** Makes a request's record for tests; its decision is `dec_<id>`. */
export function createRecord(id: string, overrides: Partial<RequestRecord> = {}): RequestRecord {
  const attempt = {
    providerId: 'recorded',
    source: 'recorded',
    modelId: 'model-small',
    startedAt: '2026-11-20T12:00:00.010Z',
    firstByteMs: 12.5,
    latencyMs: 40,
    status: 'completed',
    httpStatus: 200,
    finishReason: { unified: 'stop', raw: 'end_turn' },
    usage: { inputTokens: 100, outputTokens: 20, raw: { input_tokens: 100, output_tokens: 20 } },
    cost: { status: 'priced', costUsd: 0.0125, priceDate: '2026-01-01' },
  };
  const decision = {
    version: 1,
    id: `dec_${id}`,
    policyHash: null,
    mode: 'direct',
    position: 0.5,
    knots: { lower: 10, upper: 10, upperShare: 0 },
    segment: null,
    candidates: [{ planId: 'model-small', probability: 1, predictedQuality: 0.9, costEstimateUsd: 0.01 }],
    planId: 'model-small',
    propensity: 1,
    servedBy: 'hull',
    reason: 'the cheapest plan at this position',
    certificate: { status: 'none', reason: 'uncertified' },
  };
  const record = RequestRecord.parse({
    version: 1,
    id,
    receivedAt: '2026-11-20T12:00:00.000Z',
    principal: 'local',
    format: 'anthropic',
    stream: true,
    modelAsked: 'auto',
    effort: 'asked=medium; sent=medium',
    decision,
    attempts: [attempt],
    status: 'completed',
    httpStatus: 200,
    latencyMs: 41.25,
    cost: { status: 'priced', costUsd: 0.0125, priceDate: '2026-01-01' },
  });
  return { ...record, ...overrides };
}
