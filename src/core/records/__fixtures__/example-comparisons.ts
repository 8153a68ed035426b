import type { HullGain } from '../dial/hull-gain.ts';
import type { KnotStep } from '../dial/knot-step.ts';
import type { PlanReading } from '../dial/plan-reading.ts';

export const knotStep: KnotStep = {
  version: 1,
  policyHash: 'abc',
  knot: 3,
  lower: {
    status: 'measured',
    knot: 1,
    qualityLost: { mean: 0.01, low: -0.01, high: 0.03, standardError: 0.01, confidence: 0.95, n: 40 },
    savedUsd: { mean: 0.002, low: 0.001, high: 0.003, standardError: 0.0005, confidence: 0.95, n: 40 },
  },
};

export const planReading: PlanReading = {
  version: 1,
  policyHash: 'abc',
  plan: 1,
  quality: { mean: 0.9, low: 0.86, high: 0.93, standardError: 0.02, confidence: 0.95, n: 40 },
  costUsd: { mean: 0.004, low: 0.003, high: 0.005, standardError: 0.0005, confidence: 0.95, n: 40 },
};

export const hullGain: HullGain = {
  version: 1,
  policyHash: 'abc',
  knot: 3,
  against: {
    status: 'measured',
    mixture: { lowPlan: 0, highPlan: 1, highShare: 0.3 },
    gain: { mean: 0.01, low: -0.01, high: 0.03, standardError: 0.01, confidence: 0.95, n: 40 },
  },
};
