import { z } from 'zod';

const base64 = z.base64();
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);

/** How often a student's answers were right on examples that it had not seen, at the lead that it asks for. */
export const AnswerPrecision = z.strictObject({
  /** Cross-fitted examples. */
  examples: count,
  /** How many of them were answered. */
  answered: count,
  /** How many of the answers were right. */
  right: count,
  /** Wilson interval of right among answered. */
  low: share,
  high: share,
  confidence: z.number().gt(0).lt(1),
});
export type AnswerPrecision = z.infer<typeof AnswerPrecision>;

/**
 * When a student says that it does not know: below a lead of the best label over the second, or always.
 *
 * `precision` is measured on the examples on which `minimumLead` was chosen, and so a little too high.
 */
export const Abstention = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('below-lead'),
    /** In [0,1]: difference of the two best labels' shares. */
    minimumLead: share,
    targetPrecision: share,
    precision: AnswerPrecision,
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
  abstention: Abstention,
  /** Examples that it was trained on, and their SHA-256. */
  trainedOn: z.number().int().positive(),
  dataHash: z.string(),
});
export type StudentModel = z.infer<typeof StudentModel>;
