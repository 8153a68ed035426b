import { describe, expect, it } from 'vitest';
import { createCallPlan } from '#core';
import { createLatencyWindow } from './latency-window.ts';

const plan = createCallPlan('claude-haiku-5-5').id;

describe('the latency of a plan', () => {
  it('is not known before 50 calls', () => {
    const window = createLatencyWindow();
    for (let call = 0; call < 49; call += 1) window.add(plan, 100);
    expect(window.estimate(plan)).toEqual({ status: 'unknown', n: 49 });
    window.add(plan, 100);
    expect(window.estimate(plan)).toEqual({ status: 'measured', p95Ms: 100, n: 50 });
  });

  it('is that of the newest 200 calls', () => {
    const window = createLatencyWindow();
    for (let call = 0; call < 200; call += 1) window.add(plan, 9000);
    for (let call = 0; call < 200; call += 1) window.add(plan, call < 189 ? 10 : 20);
    const estimate = window.estimate(plan);
    expect(estimate).toMatchObject({ status: 'measured', n: 200 });
    expect(estimate.status === 'measured' ? estimate.p95Ms : 0).toBeGreaterThan(10);
    expect(estimate.status === 'measured' ? estimate.p95Ms : 0).toBeLessThanOrEqual(20);
  });

  it('is remembered of 1,000 plans, so that names without end take no memory without end', () => {
    const window = createLatencyWindow();
    const plans = Array.from({ length: 1001 }, (_, number) => createCallPlan(`model-${number}`).id);
    for (const one of plans) window.add(one, 5);
    const known = plans.map((one) => window.estimate(one).n);
    expect(known.indexOf(1)).toBe(1);
    expect(known.reduce((sum, n) => sum + n, 0)).toBe(1000);
  });
});
