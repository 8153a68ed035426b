/** What tells the total of one measure from that of another. */
export interface TotalRules {
  /** Items added to the evidence of all kinds together that miss by their whole size: what was not seen may be. */
  readonly surprises: number;
  /** Variance of an item in squared sizes that is too rare for the evidence to show. */
  readonly rareVariance: number;
  /** Share of the degrees of freedom that is believed: a sample shows too little of a heavy tail. */
  readonly believedDegrees: number;
  /** `log`: the total is positive, and its interval is wider above than below. */
  readonly scale: 'plain' | 'log';
}

/** Totals of scores in [0,1] and of their differences; every size is 1. */
export const SCORE_RULES: TotalRules = { surprises: 1, rareVariance: 0, believedDegrees: 1, scale: 'plain' };

/** Totals of what tokens cost; a size is what the other model's tokens cost. Why these numbers: README.md. */
export const COST_RULES: TotalRules = {
  surprises: 0,
  rareVariance: 0.02,
  believedDegrees: 0.5,
  scale: 'log',
};
