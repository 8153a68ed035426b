import { studentQuantile } from '#stats';
import { borrowRatio, LEAST_LENDERS } from './borrow-ratio.ts';
import { MOST_DEGREES } from './degrees-of-freedom.ts';
import { type KindSample, toKindSample } from './kind-sample.ts';
import { estimateAlikeness, poolSpread } from './pool-spread.ts';
import { type KindPrediction, predictKind, type SharedSpread } from './predict-kind.ts';
import { addUp, type MeasuredItem, type SizedItem } from './sized-item.ts';
import type { TotalRules } from './total-rules.ts';

/** Fewer clusters of a kind are too few to predict by. */
export const LEAST_CLUSTERS = 10;
const LEAST_DEGREES = 2;
const CONFIDENCE = 0.95;
/** Keeps an interval that says nothing a number. */
const MOST_STRETCH = 50;

/** What a log's total is predicted from. */
export interface TotalToPredict {
  readonly log: readonly SizedItem[];
  /** Items of size > 0 of other duplicate clusters than the log's. */
  readonly evidence: readonly MeasuredItem[];
  /** Kinds that may go by the ratio of the others where they have too little evidence of their own. */
  readonly borrowers: ReadonlySet<string>;
  readonly rules: TotalRules;
}

/** An interval that holds the log's own total, not a mean, in a share of such logs. */
export interface TotalPrediction {
  readonly total: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Kinds of the log that are in the total. */
  readonly kinds: ReadonlySet<string>;
  /** Kinds whose evidence it was predicted from. */
  readonly evidenceKinds: ReadonlySet<string>;
}

/** Degrees of freedom of a sum of variances: Satterthwaite 1946, Biometrics Bulletin 2, 110–114. */
function combineDegrees(
  kinds: readonly KindPrediction[],
  { pool, rules }: SharedSpread,
  all: number,
): number {
  const pooled = addUp(kinds.map((kind) => kind.pooledVariance));
  const spread =
    addUp(kinds.map(({ ownVariance, ownDegrees }) => ownVariance ** 2 / ownDegrees)) +
    pooled ** 2 / pool.degrees;
  const degrees = spread === 0 ? MOST_DEGREES : (rules.believedDegrees * all ** 2) / spread;
  return Math.min(MOST_DEGREES, Math.max(LEAST_DEGREES, degrees));
}

function toInterval(kinds: readonly KindPrediction[], shared: SharedSpread) {
  const total = addUp(kinds.map((kind) => kind.total));
  const variance = addUp(
    kinds.map(({ ownVariance, pooledVariance, rareVariance }) => ownVariance + pooledVariance + rareVariance),
  );
  const degrees = combineDegrees(kinds, shared, variance);
  const half = studentQuantile((1 + CONFIDENCE) / 2, degrees) * Math.sqrt(variance);
  const stretch =
    shared.rules.scale === 'log' && total > 0 ? Math.exp(Math.min(half / total, MOST_STRETCH)) : undefined;
  return {
    total,
    low: stretch === undefined ? total - half : total / stretch,
    high: stretch === undefined ? total + half : total * stretch,
    confidence: CONFIDENCE,
  };
}

function predictKinds(toPredict: TotalToPredict, samples: readonly KindSample[], shared: SharedSpread) {
  const byKind = new Map(samples.map((sample) => [sample.kind, sample]));
  const mayBorrow = samples.length >= LEAST_LENDERS;
  const own: KindPrediction[] = [];
  const borrowing: SizedItem[] = [];
  const kinds = new Set<string>();
  for (const [kind, items] of Map.groupBy(toPredict.log, (item) => item.kind)) {
    const sample = byKind.get(kind);
    if (sample === undefined && !(mayBorrow && toPredict.borrowers.has(kind))) continue;
    kinds.add(kind);
    if (sample === undefined) borrowing.push(...items);
    else own.push(predictKind(sample, items, shared));
  }
  const lenders = borrowing.length === 0 ? [] : [...byKind.keys()];
  const borrowed = borrowing.length === 0 ? [] : [borrowRatio(samples, borrowing, shared)];
  return { kinds, evidenceKinds: new Set([...kinds, ...lenders]), predictions: [...own, ...borrowed] };
}

/**
 * Predicts what the items of a log add up to, from items of the same kinds whose value is known.
 *
 * Shape   → undefined where no kind of the log has enough evidence; which kinds are in it: `kinds`
 * Units   those of the values
 * Source  counterfactual/README.md
 */
export function predictTotal(toPredict: TotalToPredict): TotalPrediction | undefined {
  const { evidence, rules } = toPredict;
  const samples = [...Map.groupBy(evidence, (item) => item.kind)]
    .map(([kind, items]) => toKindSample(kind, items))
    .filter((sample) => sample.weights.clusters >= LEAST_CLUSTERS);
  if (samples.length === 0) return undefined;
  const pool = poolSpread(samples, rules);
  const shared = { pool, alikeness: estimateAlikeness(samples, pool), rules };
  const { predictions, ...which } = predictKinds(toPredict, samples, shared);
  return predictions.length === 0 ? undefined : { ...toInterval(predictions, shared), ...which };
}
