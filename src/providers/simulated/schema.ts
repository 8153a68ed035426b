import { z } from 'zod';
import { IsoDate, ModelId } from '#core';

/** The longest that a simulated answer may take to begin, and to be said, each. */
export const LONGEST_WAIT_MS = 5000;

/** One simulated model: everything about it is stated, nothing measured. */
export const SimulatedModel = z.strictObject({
  id: ModelId,
  /** On the scale of difficulties: where they are equal, the chance to know is one half. */
  ability: z.number(),
  /** How sharply knowing falls as difficulty rises; logits per step of difficulty. */
  slope: z.number().positive(),
  /** The chance to be right without knowing, in [0,1). */
  guess: z.number().min(0).lt(1),
  inputUsdPerMillionTokens: z.number().nonnegative(),
  outputUsdPerMillionTokens: z.number().nonnegative(),
  firstTokenMs: z.number().min(0).max(LONGEST_WAIT_MS),
  outputTokensPerSecond: z.number().positive(),
});
export type SimulatedModel = z.infer<typeof SimulatedModel>;

/** The stated figures of simulated models: one file. */
export const Simulation = z.strictObject({
  version: z.literal(1),
  /** Says to a reader of the file what these figures are. */
  note: z.string().min(1),
  /** All draws follow from it. */
  seed: z.string().min(1),
  /** The first day on which the stated prices hold. */
  pricesFrom: IsoDate,
  models: z.array(SimulatedModel).min(1).readonly(),
});
export type Simulation = z.infer<typeof Simulation>;

/** One question that simulated models answer: what is right, and how hard that is. */
export const SimulatedCase = z.strictObject({
  id: z.string().min(1),
  /** The newest user message, exactly as it is sent. */
  prompt: z.string().min(1),
  gold: z.string().min(1),
  /** Other labels; a wrong answer is one of them. */
  alternatives: z.array(z.string().min(1)).min(1).readonly(),
  /** As written beside the case by its author. */
  difficulty: z.number().int().min(1).max(5),
});
export type SimulatedCase = z.infer<typeof SimulatedCase>;
