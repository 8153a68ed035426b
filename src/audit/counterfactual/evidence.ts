import type { TokenCosts } from './token-costs.ts';

/** What a figure rests on, best first: a closed set. Only the first two are outcomes, and only they are predicted from. */
export const EVIDENCE_GRADES = ['own-outcomes', 'recorded-work', 'catalog-prior'] as const;
type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];
/** Outcomes on one's own work; outcomes on similar work that was recorded elsewhere. */
export type OutcomeGrade = Exclude<EvidenceGrade, 'catalog-prior'>;

/** Tokens of the upper plan, however they were billed: how long the work was. */
export interface WorkTokens {
  readonly input: number;
  readonly output: number;
}

/** A call or a task of a log: the upper model did it. */
export interface LoggedWork {
  /** The kind of work. */
  readonly kind: string;
  /** The duplicate cluster of its prompt; by the same rule as that of the evidence. */
  readonly clusterId: string;
  /** Absent where nobody asks whether evidence is of the same length. */
  readonly upperTokens?: WorkTokens;
  /** Absent where something in it has no price: it is then in no sum of USD. */
  readonly cost?: {
    /** What it cost. */
    readonly upperUsd: number;
    /** The upper model's tokens at the lower model's prices. */
    readonly upperTokensAtLower: TokenCosts;
  };
}

/** What the lower model did on one prompt: measured or recorded, never simulated or modelled. */
export interface LowerOutcome {
  readonly grade: OutcomeGrade;
  readonly kind: string;
  readonly clusterId: string;
  /** In [0,1]; absent where it was not scored. */
  readonly lowerScore?: number;
  /** The upper model's score on the same prompt, in [0,1]; absent where it is not known. */
  readonly upperScore?: number;
  /** The upper model's tokens for the same prompt; absent where they are not known. */
  readonly upperTokens?: WorkTokens;
  /** Absent where the tokens of one of the two models are not known. */
  readonly cost?: {
    /** The lower model's own tokens at its own prices. */
    readonly lower: TokenCosts;
    /** The upper model's tokens for the same prompt at the same prices. */
    readonly upperTokensAtLower: TokenCosts;
  };
}
