import { float32FromBase64, type Policy, uint16FromBase64 } from '#core';
import { sigmoid, toLogit } from '#learn';
import { createFeaturizer, type Featurizer } from './features/featurize-text.ts';
import { offsetLogit } from './heads/fit-heads.ts';
import { segmentPosterior } from './heads/fit-segment-heads.ts';

/** What a policy predicts for one text. */
export interface Prediction {
  /** Predicted score of each plan in [0,1]. */
  readonly quality: readonly number[];
  /** Predicted USD of each plan. */
  readonly costUsd: readonly number[];
  /** Probability of each segment. */
  readonly segments: readonly number[];
  /** Whether the text is unlike the fit rows: then nothing learned applies to it. */
  readonly isUnknown: boolean;
}

/** A policy with its arrays decoded, ready to predict. */
export interface OpenPolicy {
  readonly record: Policy;
  predict(text: string): Prediction;
}

interface OpenHeads {
  readonly featurizer: Featurizer;
  readonly weights: Float32Array;
  readonly headCount: number;
  /** Heads that predict plans; the rest predict segments. */
  readonly planHeads: number;
  readonly minimumKnownShare: number;
}

function openHeads(policy: Policy): OpenHeads | undefined {
  if (policy.heads === null) return undefined;
  const { heads } = policy;
  const planHeads = heads.level === 'words' ? policy.plans.length : 0;
  const segmentHeads = policy.segments.length < 2 ? 0 : policy.segments.length;
  return {
    featurizer: createFeaturizer({
      buckets: uint16FromBase64(heads.buckets),
      idf: float32FromBase64(heads.idf),
      statisticMeans: float32FromBase64(heads.statisticMeans),
      statisticScales: float32FromBase64(heads.statisticScales),
    }),
    weights: float32FromBase64(heads.weights),
    planHeads,
    headCount: planHeads + segmentHeads,
    minimumKnownShare: heads.minimumKnownShare,
  };
}

function headLogits(heads: OpenHeads, features: { columns: Int32Array; values: Float64Array }): Float64Array {
  const { weights, headCount } = heads;
  const logits = new Float64Array(headCount);
  for (let index = 0; index < features.columns.length; index += 1) {
    const from = (features.columns[index] ?? 0) * headCount;
    const value = features.values[index] ?? 0;
    for (let head = 0; head < headCount; head += 1) {
      logits[head] = (logits[head] ?? 0) + value * (weights[from + head] ?? 0);
    }
  }
  return logits;
}

/** The prediction without heads: every request gets the means of its likely segments. */
function meanPrediction(policy: Policy): Prediction {
  const total = policy.segments.reduce((sum, segment) => sum + segment.cases, 0);
  return {
    quality: policy.planQuality,
    costUsd: policy.planCostUsd,
    segments: policy.segments.map((segment) => segment.cases / total),
    isUnknown: false,
  };
}

/** Decodes a policy once, so that a decision costs microseconds. */
export function openPolicy(record: Policy): OpenPolicy {
  const heads = openHeads(record);
  if (heads === undefined) {
    const prediction = meanPrediction(record);
    return { record, predict: () => prediction };
  }
  const total = record.segments.reduce((sum, segment) => sum + segment.cases, 0);
  const segmentOffsets = record.segments.map((segment) => toLogit(segment.cases / total));
  const planMeans = record.plans.map((_, plan) =>
    record.segments.map((segment) => segment.quality[plan] ?? 0),
  );
  const planCosts = record.plans.map((_, plan) =>
    record.segments.map((segment) => segment.costUsd[plan] ?? 0),
  );

  function predict(text: string): Prediction {
    if (heads === undefined) return meanPrediction(record);
    const features = heads.featurizer.featurize(text);
    const logits = headLogits(heads, features);
    const { planHeads, headCount } = heads;
    const segments = segmentPosterior(
      segmentOffsets
        .slice(0, headCount - planHeads)
        .map((offset, i) => offset + (logits[planHeads + i] ?? 0)),
    );
    const share = (segment: number) => segments[segment] ?? 0;
    return {
      quality: planMeans.map((means, plan) =>
        sigmoid(offsetLogit(means, share) + (plan < planHeads ? (logits[plan] ?? 0) : 0)),
      ),
      costUsd: planCosts.map((costs) => costs.reduce((sum, cost, segment) => sum + cost * share(segment), 0)),
      segments,
      isUnknown: features.knownShare < heads.minimumKnownShare,
    };
  }

  return { record, predict };
}
