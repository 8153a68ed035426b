import { z } from 'zod';

const base64 = z.base64();
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);

/** Between which shares the true one lies. */
const ShareInterval = z.strictObject({ low: share, high: share });

/**
 * How students did on examples that they had not seen.
 *
 * In a `StudentModel` each example was tried on a student that was trained, strength and lead chosen, on the other folds
 * alone, and the intervals are for what such students do.
 */
export const StudentTrial = z.strictObject({
  /** Examples that were tried: all. */
  examples: count,
  /** How many of them were answered. */
  answered: count,
  /** How many of the answers were right. */
  right: count,
  /** Of right among all examples, so that `unsure` counts as not right. */
  accuracy: ShareInterval,
  /** Of right among the answers; [0,1] where nothing was answered. */
  precision: ShareInterval,
  confidence: z.number().gt(0).lt(1),
});
export type StudentTrial = z.infer<typeof StudentTrial>;

/** When a student says that it does not know: below a lead of the best label over the second, or always. */
export const Abstention = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('below-lead'),
    /** In [0,1]: difference of the two best labels' shares. */
    minimumLead: share,
    targetPrecision: share,
  }),
  /** No lead reached the target on enough examples. */
  z.strictObject({ status: z.literal('always'), targetPrecision: share }),
]);
export type Abstention = z.infer<typeof Abstention>;

/** A small classifier that was learned on this machine. Arrays are base64 of little-endian numbers. */
export const StudentModel = z.strictObject({
  version: z.literal(1),
  /** SHA-256 of everything below. */
  hash: z.string(),
  kind: z.literal('linear-hashed-ngrams'),
  labels: z.array(z.string().min(1)).min(2).readonly(),
  /**
   * Uint16: the hash buckets that every training text has: the instruction around the work. They are no features, and a
   * text that lacks them is other work.
   */
  frame: base64,
  /** Uint16: the hash buckets that are features, in column order. */
  buckets: base64,
  /** The logit of each label before any feature is seen. */
  biases: z.array(z.number()).readonly(),
  /** Float32: column by column, one weight a label. */
  weights: base64,
  /** Weight of the data against the penalty, chosen by cross-fitting on the examples alone. */
  strength: z.number().positive(),
  abstention: Abstention,
  trial: StudentTrial,
  /** Examples that it was trained on, and their SHA-256. */
  trainedOn: z.number().int().positive(),
  dataHash: z.string(),
});
export type StudentModel = z.infer<typeof StudentModel>;
