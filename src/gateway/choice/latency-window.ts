import type { PlanId } from '#core';
import { quantile } from '#stats';

/** What is known of a plan's speed now. */
type LatencyEstimate =
  | { readonly status: 'measured'; readonly p95Ms: number; readonly n: number }
  | { readonly status: 'unknown'; readonly n: number };

/** Measured latencies of plans: in memory, bounded, rebuilt from traffic after a restart. */
export interface LatencyWindow {
  add(planId: PlanId, latencyMs: number): void;
  estimate(planId: PlanId): LatencyEstimate;
}

/** Calls below which nothing is said about a plan's latency. */
const MINIMUM_CALLS = 50;
const WINDOW = 200;
/** Plans that are remembered: callers may name models without end. */
const MOST_PLANS = 1000;

/** Remembers the newest 200 latencies of each of the newest 1,000 plans. */
export function createLatencyWindow(): LatencyWindow {
  const byPlan = new Map<PlanId, { readonly values: number[]; next: number }>();
  return {
    add(planId, latencyMs) {
      const window = byPlan.get(planId) ?? { values: [], next: 0 };
      window.values[window.next] = latencyMs;
      window.next = (window.next + 1) % WINDOW;
      byPlan.set(planId, window);
      if (byPlan.size <= MOST_PLANS) return;
      const oldest = byPlan.keys().next();
      if (!oldest.done) byPlan.delete(oldest.value);
    },
    estimate(planId) {
      const values = byPlan.get(planId)?.values ?? [];
      if (values.length < MINIMUM_CALLS) return { status: 'unknown', n: values.length };
      return { status: 'measured', p95Ms: quantile(values, 0.95), n: values.length };
    },
  };
}
