import { validateHeaderValue } from 'node:http';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecisionId, PlanId, type PromiseHeld, type RouteDecision } from '#core';
import { certificateText, responseHeaders } from './response-headers.ts';

function headersOf(planId: string, certificate: PromiseHeld, costEstimateUsd?: number) {
  const decision: RouteDecision = {
    version: 1,
    id: DecisionId.parse('dec_1'),
    policyHash: null,
    dialSource: 'none',
    mode: 'direct',
    position: null,
    knots: null,
    segment: null,
    candidates: [
      {
        planId: PlanId.parse(planId),
        probability: 1,
        ...(costEstimateUsd === undefined ? {} : { costEstimateUsd }),
      },
    ],
    planId: PlanId.parse(planId),
    propensity: 1,
    servedBy: 'pinned',
    reason: 'a test',
    certificate,
  };
  const effort = 'asked=default; sent=none';
  return responseHeaders({
    requestId: 'req_1',
    decision,
    modelId: planId,
    source: 'measured',
    effort,
    latencyUnknown: false,
  });
}

/** Any text, with half characters and control characters. */
const anyText = fc
  .array(fc.nat(0xffff), { minLength: 1, maxLength: 50 })
  .map((units) => String.fromCharCode(...units));

describe('the headers of a response', () => {
  it.each([
    [{ status: 'top' }, 'top'],
    [{ status: 'none', reason: 'not-certified' }, 'none; reason=not-certified'],
    [
      { status: 'certified', rho: 0.95, confidence: 0.95, n: 412, attempt: 2 },
      'hold=0.95; confidence=0.95; n=412; attempt=2',
    ],
  ] as const)('say a certificate in words', (promise, text) => {
    expect(certificateText(promise)).toBe(text);
  });

  it.each([
    [1e-7, '0.0000001'],
    [0.25, '0.25'],
    [12, '12'],
    [100, '100'],
    [0, '0'],
    [1 / 3, '0.333333333333'],
  ])('say a cost of %d without an exponent and without losing a price', (costUsd, text) => {
    expect(headersOf('m', { status: 'top' }, costUsd)['x-vernier-cost-estimate-usd']).toBe(text);
  });

  it('say where the figures of a decision come from beside where the answer comes from', () => {
    expect(headersOf('m', { status: 'top' })).toMatchObject({
      'x-vernier-source': 'measured',
      'x-vernier-dial-source': 'none',
    });
  });

  it('say nothing of a cost that is not known', () => {
    expect(headersOf('m', { status: 'top' })).not.toHaveProperty('x-vernier-cost-estimate-usd');
  });

  it('can be sent, whatever a model is called and whatever the reason is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const headers = headersOf(text, { status: 'none', reason: text });
        for (const [name, value] of Object.entries(headers)) validateHeaderValue(name, value);
        expect(Object.keys(headers).length).toBeGreaterThan(0);
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});
