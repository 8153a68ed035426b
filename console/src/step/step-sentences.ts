import { formatPercent, formatPercentRange, THIN } from '../figures/format-percent.ts';
import { formatCost } from '../figures/format-usd.ts';
import type { Reading } from '../figures/interval.ts';
import { nameKnot } from '../figures/stops.ts';
import { isMeasurablyDifferent } from './lower-knot.ts';

/** What a step down would save: USD per 1,000 requests and its share of what this position costs. */
export function savingSentence(here: Reading, lower: Reading): string {
  const savedUsd = here.costUsd.mean - lower.costUsd.mean;
  const at = `One step lower, at ${nameKnot(lower.knot)}, `;
  const costs = `${formatCost(lower.costUsd.mean)} instead of ${formatCost(here.costUsd.mean)} per 1,000 requests`;
  if (savedUsd <= 0) return `${at}would save nothing: it reads ${costs}.`;
  const share = savedUsd / here.costUsd.mean;
  return `${at}would save ${formatCost(savedUsd)} per 1,000 requests (${formatPercent(share, 0)}): ${costs}.`;
}

/** How the quality of a step down compares, and whether that can be told apart. */
export function qualitySentence(here: Reading, lower: Reading): string {
  const [from, to] = [here.quality, lower.quality];
  const figures = `${formatPercent(to.mean)} (${formatPercentRange(to)}) instead of ${formatPercent(from.mean)} (${formatPercentRange(from)})`;
  if (!isMeasurablyDifferent(from, to)) {
    return `Right on ${figures}: no measurable difference, since each mean lies inside the other’s interval.`;
  }
  const points = `${Math.abs(100 * (from.mean - to.mean)).toFixed(1)}${THIN}points`;
  return `Right on ${figures}: ${points} ${to.mean < from.mean ? 'fewer' : 'more'}.`;
}
