import { z } from 'zod';
import { ServingMode } from '../../effort-level.ts';
import { IsoDate, IsoTimestamp } from '../../time.ts';
import { OutcomeSource } from '../outcome.ts';
import { Plan } from '../plan.ts';
import { ServedBy } from '../route-decision.ts';

const planIndex = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const base64 = z.base64();

/** One way to pick a plan: always the same one, or the best by predicted quality − lambda · predicted USD. */
export const Arm = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('plan'), plan: planIndex }),
  z.strictObject({
    type: z.literal('learned'),
    /** Quality that one USD must buy; 0 picks the best predicted plan at any price. */
    lambda: z.number().nonnegative(),
  }),
]);
export type Arm = z.infer<typeof Arm>;

/** A random mixture of two arms. */
export const Mix = z.strictObject({ low: Arm, high: Arm, highShare: share });
export type Mix = z.infer<typeof Mix>;

/** One of the 21 dial positions. */
export const Knot = z.strictObject({
  position: share,
  /** Mean USD per request that this position aims at. */
  targetCostUsd: z.number().nonnegative(),
  /** What serves here. */
  served: Mix,
  servedBy: ServedBy.exclude(['ladder', 'pinned']),
  /** The static hull at this spend: the fallback for unknown kinds of request. */
  hull: Mix,
});
export type Knot = z.infer<typeof Knot>;

/** A part of the fit rows with its own means, one entry for each plan of the policy. */
export const PolicySegment = z.strictObject({
  name: z.string(),
  cases: z.number().int().positive(),
  /** Mean scores in [0,1], shrunk towards the mean of all. */
  quality: z.array(share).readonly(),
  /** Mean USD per request, shrunk likewise. */
  costUsd: z.array(z.number().nonnegative()).readonly(),
});
export type PolicySegment = z.infer<typeof PolicySegment>;

/** What a learned policy goes by: the kind of work that a text belongs to, or that and the words in it. */
export const HeadLevel = z.enum(['segments', 'words']);
export type HeadLevel = z.infer<typeof HeadLevel>;

/** The learned part: hashed words and text statistics → logits added to segment means. Arrays are base64. */
export const PolicyHeads = z.strictObject({
  level: HeadLevel,
  /** Uint16: the hash buckets that are features, in column order. */
  buckets: base64,
  /** Float32: inverse document frequency of each bucket. */
  idf: base64,
  /** Float32: mean and scale of each text statistic. */
  statisticMeans: base64,
  statisticScales: base64,
  /** Float32, column by column: at level `words` one head a plan, then one head a segment where there are two or more. */
  weights: base64,
  /** Share of known words below which a text is an unknown kind of request. */
  minimumKnownShare: share,
});
export type PolicyHeads = z.infer<typeof PolicyHeads>;

/** Whether the policy learned at one level beat its controls on cross-fitted fit rows, with the figures. */
export const Gate = z.strictObject({
  level: HeadLevel,
  passed: z.boolean(),
  /** Which controls it failed; empty when it passed. */
  failed: z.array(z.enum(['static-hull', 'blind-mix', 'simpler-level', 'shuffled-labels'])).readonly(),
  /** Mean quality over the spend range: learned minus static hull, with its one-sided 95 % lower bound. */
  gain: z.number(),
  gainLow: z.number(),
  /** The same against a task-blind mix with equal plan shares. */
  gainOverBlind: z.number(),
  /** Refits on shuffled labels that were made, and how many of them gained as much; it stops once too many did. */
  shuffles: z.number().int().nonnegative(),
  shufflesAbove: z.number().int().nonnegative(),
});
export type Gate = z.infer<typeof Gate>;

/** The learned, versioned artefact that maps a request and a dial position to a plan. */
export const Policy = z.strictObject({
  version: z.literal(1),
  /** SHA-256 of everything below. */
  hash: z.string(),
  createdAt: IsoTimestamp,
  mode: ServingMode,
  source: OutcomeSource,
  /** Where the costs come from, where that is another place than the scores': `modelled` from scaled token counts, say. */
  costSource: OutcomeSource.optional(),
  /** SHA-256 of the rows it was fitted on. */
  dataHash: z.string(),
  /** The day at whose prices costs were computed. */
  priceDate: IsoDate,
  /** The ladder, cheapest first. */
  plans: z.array(Plan).min(1).readonly(),
  /** Index of the single plan with the highest quality on fit rows. */
  topPlan: planIndex,
  /** Mean score and mean USD of each plan on fit rows. */
  planQuality: z.array(share).readonly(),
  planCostUsd: z.array(z.number().nonnegative()).readonly(),
  segments: z.array(PolicySegment).min(1).readonly(),
  /** Null when no knot uses a learned arm. */
  heads: PolicyHeads.nullable(),
  knots: z.array(Knot).length(21).readonly(),
  /** The gates tried, most detailed level first; empty when there were too few rows to learn from. */
  gates: z.array(Gate).readonly(),
  /** Rows it was fitted on. */
  fitRows: z.number().int().positive(),
  /** Duplicate clusters whose rows were used to fit; never to be measured or certified on. */
  fittedClusters: z.array(z.string()).readonly(),
});
export type Policy = z.infer<typeof Policy>;
