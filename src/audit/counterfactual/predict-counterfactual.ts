import type { Counterfactual } from './counterfactual.ts';
import type { LoggedWork, LowerOutcome } from './evidence.ts';
import { type Measure, predictMeasure, type SplitEvidence } from './predict-measure.ts';
import type { TokenCosts } from './token-costs.ts';
import { COST_RULES, SCORE_RULES } from './total/total-rules.ts';

const ONE_ANSWER = [1];

function toPoints(total: number, items: readonly LoggedWork[], least: number): number {
  return Math.min(100, Math.max(least, (100 * total) / items.length));
}

function toParts({ inputUsd, outputUsd }: TokenCosts): readonly number[] {
  return [inputUsd, outputUsd];
}

function addUpperUsd(works: readonly LoggedWork[]): number {
  return works.reduce((sum, work) => sum + (work.cost?.upperUsd ?? 0), 0);
}

const LOST: Measure = {
  rules: SCORE_RULES,
  toSizes: () => ONE_ANSWER,
  toMeasured: ({ lowerScore, upperScore }) =>
    lowerScore === undefined || upperScore === undefined
      ? undefined
      : { sizes: ONE_ANSWER, values: [upperScore - lowerScore] },
  mayBorrow: false,
  toFigure: (total, items) => toPoints(total, items, -100),
};

const LOWER: Measure = {
  ...LOST,
  toMeasured: ({ lowerScore }) =>
    lowerScore === undefined ? undefined : { sizes: ONE_ANSWER, values: [lowerScore] },
  toFigure: (total, items) => toPoints(total, items, 0),
};

const SAVED: Measure = {
  rules: COST_RULES,
  toSizes: ({ cost }) => cost && toParts(cost.upperTokensAtLower),
  toMeasured: ({ cost }) => cost && { sizes: toParts(cost.upperTokensAtLower), values: toParts(cost.lower) },
  mayBorrow: true,
  toFigure: (total, items) => addUpperUsd(items) - total,
};

/** Puts aside what shares a duplicate cluster with the log: an answer on the log's own prompt foretells nothing. */
function splitEvidence(log: readonly LoggedWork[], outcomes: readonly LowerOutcome[]): SplitEvidence {
  const own = new Set(log.map((work) => work.clusterId));
  return {
    usable: outcomes.filter((outcome) => !own.has(outcome.clusterId)),
    ownDuplicates: outcomes.filter((outcome) => own.has(outcome.clusterId)),
  };
}

/**
 * Predicts what a log would have been on the next lower model: right answers lost, and USD saved.
 *
 * Shape   outcomes: one for each prompt that the lower model answered, of any kinds; those of the log's own duplicate
 *         clusters are put aside here. Log and outcomes are taken to be alike within a kind of work
 * Units   points of 100 answers; USD at list price; 95 % prediction intervals for this log's own figures
 * Source  README.md
 */
export function predictCounterfactual(
  log: readonly LoggedWork[],
  outcomes: readonly LowerOutcome[],
): Counterfactual {
  const evidence = splitEvidence(log, outcomes);
  const saved = predictMeasure(log, evidence, SAVED);
  return {
    lostPoints: predictMeasure(log, evidence, LOST).prediction,
    lowerPoints: predictMeasure(log, evidence, LOWER).prediction,
    savedUsd: saved.prediction,
    comparedUsd: addUpperUsd(saved.inside),
    ownDuplicates: evidence.ownDuplicates.length,
  };
}
