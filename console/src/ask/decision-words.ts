import type { DecisionResponse } from 'vernier/contract';
import { type FigureSources, isObserved } from '../figures/figure-marks.ts';
import { formatPercent, formatPromise } from '../figures/format-percent.ts';
import { formatUsd } from '../figures/format-usd.ts';

type Decision = DecisionResponse['decision'];

/** What each way of serving means, for people. */
const SERVED_BY: Readonly<Record<Decision['servedBy'], string>> = {
  learned: 'The learned policy chose it by what it reads in the request.',
  hull: 'Here the static hull serves: a mixture of single plans, whatever the request says.',
  top: 'Here the top plan serves, always.',
  ladder: 'Nothing is measured on this ladder, so the position picks a rung of it.',
  pinned: 'The caller named this model.',
};

/** Why this plan, and how likely it was. */
export function planWords({ planId, servedBy, propensity, reason }: Decision): string {
  const chance =
    propensity >= 1 ? 'It was certain to be chosen' : `It had a chance of ${formatPercent(propensity, 0)}`;
  return `${planId} answered. Why: ${reason}. ${SERVED_BY[servedBy]} ${chance}.`;
}

/** Under which promise a request was served. */
export function promiseWords({ certificate }: Decision): string {
  if (certificate.status === 'top')
    return 'the top plan: it keeps every share of its own quality, by definition';
  if (certificate.status === 'none') return `none (${certificate.reason})`;
  const { rho, confidence, n } = certificate;
  return (
    `at least ${formatPromise(rho)} of the top plan’s quality, on average over requests like the ${n} tested, ` +
    `with ${formatPromise(confidence)} confidence; it says nothing of this one answer`
  );
}

/** What a request cost in the end, or why that is not known. */
export function costWords({ cost }: DecisionResponse): string {
  if (cost.status === 'unpriced') return `not known (${cost.reason})`;
  return `${formatUsd(cost.costUsd)} at list prices of ${cost.priceDate}`;
}

/** Where a request's cost comes from: no better than the worst of its attempts. */
export function costSources({ cost, attempts }: DecisionResponse): FigureSources {
  if (cost.status === 'unpriced') return { source: undefined };
  return { source: attempts.map(({ source }) => source).find((source) => !isObserved(source)) };
}
