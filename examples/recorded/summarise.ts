import { type Interval, formatTable, formatUsd } from '#core';
import { createRandom, mean, pairedBootstrapInterval, standardError } from '#stats';
import type { DialRecord, RowTable } from '#routing';
import type { Ask } from './asks.ts';
import type { Replayed } from './replay.ts';

/** One line of the example's table. */
export interface Line {
  readonly dial: string;
  /** Share of requests per plan, in ladder order. */
  readonly shares: readonly number[];
  readonly accuracy: Interval;
  readonly costUsdPer1000: number;
  /** Saving against always using the top plan, in [−∞,1]. */
  readonly saving: number;
  readonly certificate: string;
  /** The static hull at the same spend, on the same prompts. */
  readonly hullAccuracy: number;
  /** Accuracy less the hull's, over the same prompts. */
  readonly gain: { readonly mean: number; readonly low: number; readonly high: number; readonly n: number };
}

/** The mean of values with its normal 95 % interval; n is in the hundreds and scores are within [0,1]. */
function intervalOf(values: readonly number[]): Interval {
  const centre = mean(values);
  const error = standardError(values);
  const half = 1.96 * error;
  return {
    mean: centre,
    low: centre - half,
    high: centre + half,
    standardError: error,
    confidence: 0.95,
    n: values.length,
  };
}

/** Two single plans, the dearer with probability `share`, and what they reach on average. */
interface HullMix {
  readonly low: number;
  readonly high: number;
  readonly share: number;
  readonly quality: number;
}

/** The mixture of single plans with the highest accuracy at a spend, on the same rows. */
function hullMix(rows: RowTable, costUsd: number): HullMix {
  const points = rows.plans
    .map((_, plan) => ({
      plan,
      costUsd: mean(rows.costsUsd[plan] ?? []),
      quality: mean(rows.scores[plan] ?? []),
    }))
    .toSorted((a, b) => a.costUsd - b.costUsd);
  const mixes = points.flatMap((low, index) => {
    // what costs less than the cheapest plan is given that plan, as the dial does
    if (low.costUsd > costUsd && index > 0) return [];
    const alone = { low: low.plan, high: low.plan, share: 0, quality: low.quality };
    const dearer = points.filter((high) => low.costUsd <= costUsd && high.costUsd > costUsd);
    return [
      alone,
      ...dearer.map((high) => {
        const share = (costUsd - low.costUsd) / (high.costUsd - low.costUsd);
        const quality = low.quality + share * (high.quality - low.quality);
        return { low: low.plan, high: high.plan, share, quality };
      }),
    ];
  });
  const [first, ...others] = mixes;
  if (first === undefined) throw new RangeError('a hull needs at least one plan');
  return others.reduce((best, mix) => (mix.quality > best.quality ? mix : best), first);
}

/** The mean of the values of each duplicate cluster, so that what an interval counts is independent. */
function clusterMeansOf(rows: RowTable, values: readonly number[]): number[] {
  const clusters = Map.groupBy(values.keys(), (row) => rows.clusterIds[row]);
  return [...clusters.values()].map((members) => mean(members.map((row) => values[row] ?? 0)));
}

/** The served accuracy less the hull's on the same prompts, with its interval over pairs. */
function gainOf(replayed: readonly Replayed[], rows: RowTable, mix: HullMix): Line['gain'] {
  const hull = replayed.map((_, row) => {
    const score = (plan: number) => rows.scores[plan]?.[row] ?? Number.NaN;
    return (1 - mix.share) * score(mix.low) + mix.share * score(mix.high);
  });
  return pairedBootstrapInterval({
    a: clusterMeansOf(
      rows,
      replayed.map((one) => one.score),
    ),
    b: clusterMeansOf(rows, hull),
    confidence: 0.95,
    resamples: 2000,
    random: createRandom('gain'),
  });
}

/** What is certified of an ask, in a few words. */
export function certificateOf({ certificates, policy }: DialRecord, { ask }: Ask): string {
  if (ask.kind === 'hold') {
    const certificate = certificates.find((one) => one.rho >= ask.rho);
    if (certificate === undefined || certificate.lowestKnot === 20)
      return 'not certified below top: top serves';
    return `holds ${certificate.rho} from position ${certificate.lowestKnot / 20} (n = ${certificate.n})`;
  }
  if (ask.kind !== 'position') return '';
  if (ask.position === 1) return `top: ${policy.plans[policy.topPlan]?.id}, always`;
  const held = certificates.filter((one) => one.lowestKnot <= Math.floor(ask.position * 20 + 1e-9));
  return held.length === 0 ? 'none' : `holds ${Math.max(...held.map((one) => one.rho))}`;
}

/** Summarises what one dial position did on the untouched prompts; `topPlan` is the policy's own, dearest or not. */
export function summarise(
  { topPlan, ...about }: { readonly dial: string; readonly certificate: string; readonly topPlan: string },
  replayed: readonly Replayed[],
  rows: RowTable,
): Line {
  const costUsd = mean(replayed.map((one) => one.costUsd));
  const top = rows.plans.findIndex((plan) => plan.id === topPlan);
  const topCostUsd = mean(rows.costsUsd[top] ?? []);
  const mix = hullMix(rows, costUsd);
  return {
    ...about,
    shares: rows.plans.map(
      (plan) => replayed.filter((one) => one.planId === plan.id).length / replayed.length,
    ),
    accuracy: intervalOf(replayed.map((one) => one.score)),
    costUsdPer1000: 1000 * costUsd,
    saving: 1 - costUsd / topCostUsd,
    hullAccuracy: mix.quality,
    gain: gainOf(replayed, rows, mix),
  };
}

const right = (title: string) => ({ title, align: 'right' as const });
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
/** A difference of shares in points, with its sign; what rounds to 0 has none. */
const points = (difference: number) => {
  const text = (100 * difference).toFixed(1);
  return Number(text) > 0 ? `+${text}` : text.replace(/^-(?=0\.0$)/u, '');
};

/** The lines as a table for people. */
export function linesText(lines: readonly Line[], planIds: readonly string[]): string {
  return formatTable(
    [
      { title: 'dial' },
      ...planIds.map(right),
      right('accuracy [95 %]'),
      right('per 1,000'),
      right('saving'),
      right('static hull'),
      right('gain over it, points [95 %]'),
      { title: 'certificate' },
    ],
    lines.map((line) => [
      line.dial,
      ...line.shares.map(percent),
      `${percent(line.accuracy.mean)} [${percent(line.accuracy.low)}, ${percent(line.accuracy.high)}]`,
      formatUsd(line.costUsdPer1000),
      percent(line.saving),
      percent(line.hullAccuracy),
      `${points(line.gain.mean)} [${points(line.gain.low)}, ${points(line.gain.high)}]`,
      line.certificate,
    ]),
  );
}
