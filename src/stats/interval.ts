/** An interval for a mean or a share. */
export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Share of such intervals that cover the truth, in (0,1). */
  readonly confidence: number;
  /** Independent cases behind it. */
  readonly n: number;
}

/** An interval for any other statistic. */
export interface EstimateInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Share of such intervals that cover the truth, in (0,1). */
  readonly confidence: number;
  /** Independent cases behind it. */
  readonly n: number;
}
