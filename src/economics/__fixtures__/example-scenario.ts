import type { Scenario } from '../scenario/schema.ts';
import type { ScenarioWork } from '../scenario/work-schema.ts';

/** 1,000 requests of a million tokens in and out, all of them on `large`, half of them to go to `small`. */
export const EXAMPLE_WORK: ScenarioWork = {
  name: 'letters',
  volume: { of: 'requests', perMonth: 1000, inputTokens: 1_000_000, outputTokens: 1_000_000 },
  today: { model: 'large', batchShare: 0 },
  proposed: [
    { model: 'small', share: 0.5, batchShare: 0, inputRatio: 1, outputRatio: 1 },
    { model: 'large', share: 'rest', batchShare: 0, inputRatio: 1, outputRatio: 1 },
  ],
};

/** The example work alone, without growth, for a one-time cost of $54,000. */
export const EXAMPLE_SCENARIO: Scenario = {
  version: 1,
  title: 'letters',
  work: [EXAMPLE_WORK],
  growthPerMonth: 0,
  oneTimeCostUsd: 54_000,
};
