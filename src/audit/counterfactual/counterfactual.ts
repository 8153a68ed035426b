import type { OutcomeGrade } from './evidence.ts';

/** Why a kind of work of the log is in no figure. */
export type LeftOutReason =
  /** No outcome of this sort on this kind of work. */
  | 'no-evidence'
  /** There is evidence, but on duplicates of the log's own prompts only. */
  | 'own-duplicates'
  /** Fewer independent clusters than a prediction needs. */
  | 'too-few-clusters'
  /** Its items have no price. */
  | 'unpriced'
  /** The lower model's tokens cost nothing: all of the cost is saved, and there is nothing to predict. */
  | 'costs-nothing';

/** Items of the log that are in no figure. */
export interface LeftOut {
  readonly kind: string;
  readonly reason: LeftOutReason;
  readonly items: number;
}

/** An interval that holds this log's own figure in 95 % of such logs; from outcomes. */
export interface Predicted {
  readonly status: 'predicted';
  /** The weakest grade of evidence that is in it. */
  readonly grade: OutcomeGrade;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Items and independent clusters of the log that the figure is about. */
  readonly logItems: number;
  readonly logClusters: number;
  /** Prompts and independent clusters that it was predicted from. */
  readonly evidenceItems: number;
  readonly evidenceClusters: number;
}

/** A predicted figure, or that there is none; and what is not in it. */
export type Prediction = (Predicted | { readonly status: 'unknown' }) & {
  readonly leftOut: readonly LeftOut[];
};

/** What a log would have been on the next lower model. */
export interface Counterfactual {
  /** Of 100 answers, how many fewer are right: upper minus lower, in points; negative where the lower one is better. */
  readonly lostPoints: Prediction;
  /** Of 100 answers of the lower model, how many are right, in points. */
  readonly lowerPoints: Prediction;
  /** USD of the whole log (its predicted part) less what the lower model's own tokens cost; may be negative. */
  readonly savedUsd: Prediction;
  /** USD that the upper model cost on the part that `savedUsd` is about; 0 where it is unknown. */
  readonly comparedUsd: number;
  /** Prompts of the evidence that were put aside because they share a duplicate cluster with the log. */
  readonly ownDuplicates: number;
}
