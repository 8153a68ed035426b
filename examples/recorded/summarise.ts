import { type Interval, formatTable, formatUsd } from '#core';
import { mean, standardError } from '#stats';
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

/** The accuracy that random mixtures of single plans reach at a spend, on the same rows. */
function hullAccuracy(rows: RowTable, costUsd: number): number {
  const points = rows.plans
    .map((_, plan) => ({ costUsd: mean(rows.costsUsd[plan] ?? []), quality: mean(rows.scores[plan] ?? []) }))
    .toSorted((a, b) => a.costUsd - b.costUsd);
  let best = points[0]?.quality ?? 0;
  for (const low of points) {
    for (const high of points) {
      if (low.costUsd > costUsd || high.costUsd <= costUsd) continue;
      const share = (costUsd - low.costUsd) / (high.costUsd - low.costUsd);
      best = Math.max(best, low.quality + share * (high.quality - low.quality));
    }
    if (low.costUsd <= costUsd) best = Math.max(best, low.quality);
  }
  return best;
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

/** Summarises what one dial position did on the untouched prompts. */
export function summarise(
  about: { readonly dial: string; readonly certificate: string },
  replayed: readonly Replayed[],
  rows: RowTable,
): Line {
  const costUsd = mean(replayed.map((one) => one.costUsd));
  const topCostUsd = Math.max(...rows.costsUsd.map((values) => mean(values)));
  return {
    ...about,
    shares: rows.plans.map(
      (plan) => replayed.filter((one) => one.planId === plan.id).length / replayed.length,
    ),
    accuracy: intervalOf(replayed.map((one) => one.score)),
    costUsdPer1000: 1000 * costUsd,
    saving: 1 - costUsd / topCostUsd,
    hullAccuracy: hullAccuracy(rows, costUsd),
  };
}

const right = (title: string) => ({ title, align: 'right' as const });
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

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
      { title: 'certificate' },
    ],
    lines.map((line) => [
      line.dial,
      ...line.shares.map(percent),
      `${percent(line.accuracy.mean)} [${percent(line.accuracy.low)}, ${percent(line.accuracy.high)}]`,
      formatUsd(line.costUsdPer1000),
      percent(line.saving),
      percent(line.hullAccuracy),
      line.certificate,
    ]),
  );
}
